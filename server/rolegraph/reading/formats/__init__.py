"""One module per format, each from a file's bytes to a rendition."""

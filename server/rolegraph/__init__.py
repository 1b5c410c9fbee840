"""Who does what, who may decide what, up to what limit, and where it says so."""

__version__ = "0.1.0"

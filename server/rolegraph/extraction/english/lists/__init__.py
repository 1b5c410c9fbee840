"""Lists whose head or form says what each entry gives to whom."""

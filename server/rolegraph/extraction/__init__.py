"""Document → statements: structure first, then one module per kind of statement."""

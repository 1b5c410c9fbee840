"""For people: one module a page or a part of pages; their templates stand in ``templates/``."""

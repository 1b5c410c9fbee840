"""Phrases that name rights: a kind on an object (退货申请的审核权)."""

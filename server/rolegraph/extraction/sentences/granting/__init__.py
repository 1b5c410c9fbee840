"""Clauses that grant or decide: 有权…, 由…审批, 经…同意后."""

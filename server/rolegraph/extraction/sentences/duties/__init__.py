"""Duties, what they imply, leave behind and are measured by; and what is forbidden."""

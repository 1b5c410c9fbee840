"""A question in English or Chinese → named queries, all readings ranked → answers with sentences."""

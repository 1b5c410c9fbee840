"""A question in English or Chinese → named queries, all readings ranked → answers with sentences.

``index = build_index(store)`` once for a release; ``ask(question, store, index).to_json()``.
"""

from rolegraph.questions.answer import Answer
from rolegraph.questions.conversing import written_out
from rolegraph.questions.explaining import explain
from rolegraph.questions.twofold import ask
from rolegraph.questions.understanding.index import Index, build_index, kept_index

__all__ = ["Answer", "Index", "ask", "build_index", "explain", "kept_index", "written_out"]

"""What a build publishes: a folder that never changes once it can be seen."""

from rolegraph.releases.folder import Release, current, open_release, publish

__all__ = ["Release", "current", "open_release", "publish"]

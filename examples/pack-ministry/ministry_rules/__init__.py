"""The rules of a made-up ministry: this folder is the pack, contentcheck reads what lies in it."""

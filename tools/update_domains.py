"""Write the list of top-level domains anew: `pip install publicsuffixlist`, then run this.

The names are those of the root zone: the last labels of the rules in the first part of the Public
Suffix List, as the installed package holds it. Nothing else of the list is taken.
"""

from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

LIST = Path(__file__).parents[1] / "src" / "contentcheck" / "text" / "top-level-domains.txt"


def main() -> None:
    text = files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
    official = text.partition("===END ICANN DOMAINS===")[0]
    rules = (line.strip() for line in official.splitlines())
    names = sorted({rule.rpartition(".")[2] for rule in rules if rule and rule[0] != "/"})
    head = f"# Top-level domains, from publicsuffixlist {version('publicsuffixlist')}\n"
    LIST.write_text(head + "\n".join(names) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

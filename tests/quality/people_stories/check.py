"""Checks the stories and counts their people and mentions: python3 check.py"""

import json
import pathlib
import re

# Places, organisations and things that bear a person's name: left unmarked on purpose.
TRAPS = (
    "Heydar Aliyev International Airport", "Heydar Aliyev Center", "Nazarbayev University",
    "one drone, a Bayraktar", "Sadr City", "Lee Kun-hee Collection", "Trump Tower",
    "Begin Heritage Center", "Rabin Square", "Ben Gurion Airport", "Thomas Sankara Memorial",
    "Biden administration", "Clinton Foundation", "a trip to Jordan", "Lincoln Memorial",
    "Ford Motor Company", "Marshall Plan", "teaches in Washington", "box to Lincoln",
    "city of Lincoln", "port city of Santos", "García Márquez Foundation", "Aung San Market",
    "Mahinda Rajapaksa Port", "Annamalai University", "Carrow Hall", "Napier Arms",
)  # fmt: skip
MARK = re.compile(r"\[\[(p\d+)\|([^\[\]|]+)\]\]")


def main() -> None:
    people = mentions = articles = several = traps = 0
    for path in sorted(pathlib.Path(__file__).parent.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        forms: dict[str, set[str]] = {}
        count = 0
        for article in story["articles"]:
            found = MARK.findall(article["text"])
            count += len(found)
            for person, form in found:
                forms.setdefault(person, set()).add(form)
            rest = MARK.sub("", article["text"])
            if "[[" in rest or "]]" in rest or "|" in rest:
                print(path.name, article["outlet"], "broken mark")
            words = len(MARK.sub(r"\2", article["text"]).split())
            if not 130 <= words <= 220:
                print(path.name, article["outlet"], words, "words")
        for person in set(forms) ^ set(story["people"]):
            print(path.name, person, "is unknown or never mentioned")
        surfaces = {form for person in forms.values() for form in person}
        for article in story["articles"]:
            rest = MARK.sub("\0", article["text"])
            for trap in TRAPS:
                traps += rest.count(trap)
                rest = rest.replace(trap, "\0")
            for form in sorted(surfaces):
                for hit in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", rest, re.I):
                    context = rest[max(0, hit.start() - 25) : hit.end() + 25]
                    print(path.name, article["outlet"], "unmarked:", repr(context))
        varied = sum(len(f) > 1 for f in forms.values())
        print(f"{path.name}: {len(story['people'])} people, {count} mentions, {varied} under several forms")
        people += len(story["people"])
        mentions += count
        several += varied
        articles += len(story["articles"])
    print(f"{articles} articles, {people} people, {mentions} mentions, {several} under several forms, {traps} traps")


if __name__ == "__main__":
    main()

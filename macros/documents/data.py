"""From the library to the JSON of each document that Typst sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from macros import addresses, dutch, releases, sharing
from macros.documents.plain import Texts, as_shown, in_order, reference, way
from macros.model import (
    Chapter,
    Conversation,
    Intervention,
    Phase,
    RedFlag,
    Step,
    TermFinder,
    kinds,
    spoken_in,
    texts_of,
)

if TYPE_CHECKING:
    from macros.model import Library, ReadingPath, Record, Retired

_NOT_SHOWN = dict.fromkeys(
    ("reading_order", "tabs", "start", "menu", "scan_page", "phrases_page", "pocket"), ()
)


def handreiking(library: Library) -> str:
    """The data of the handreiking.

    Args:
        library: the records.

    Returns:
        JSON: the publication, the parts in reading order with all that they show, and the name of each
        record for who refers to it.
    """
    finder = TermFinder(library.terms)
    parts = []
    for part_id in library.publication.reading_order:
        record = library.records[part_id]
        texts = Texts(library, finder)
        parts.append(_part(library, record, texts))
    return _json(
        library,
        parts=parts,
        phases=[phase.id for phase in library.phases],
        retired=[_gone(library, each) for each in library.retired],
        tabs=_tabs(library),
        start=[{"text": each.text, "item": each.item} for each in library.publication.start],
        order=_order(library, library.showing[Step.kind.collection]) if library.of(Step) else None,
        site=way(library, ""),
        names={each.id: each.name for each in library.records.values()},
    )


def _tabs(library: Library) -> list[dict[str, Any]]:
    """The tabs at the edge of the pages, each with the parts of the handreiking that stand behind it."""
    order = library.publication.reading_order
    starts = {tab.start: tab.title for tab in library.publication.tabs}
    tabs: list[dict[str, Any]] = []
    for part in order:
        if part in starts:
            tabs.append({"title": starts[part], "parts": []})
        if tabs:
            tabs[-1]["parts"].append(part)
    return tabs


def cover(library: Library) -> str:
    """The data of the cover of the e-book.

    Args:
        library: the records.

    Returns:
        JSON: the publication, and how many phases there are.
    """
    return _json(library, phases=len(library.phases))


def _gone(library: Library, record: Retired) -> dict[str, Any]:
    owner = library.owners.get(record.successor or "")
    return {**Texts(library).plain(record), "way": owner.id if owner else record.successor}


def checklist(library: Library, phase: Phase, address: str, *, flows: bool = False) -> str:
    """The data of the sheet with the checklist of a phase.

    Args:
        library: the records.
        phase: the phase.
        address: where the same checklist stands on the site, from its root.
        flows: whether it may take more than one sheet.

    Returns:
        JSON: the publication, the phase, its place among the phases and the groups of the checklist.
    """
    texts = Texts(library)
    return _json(
        library,
        phase=texts.plain(phase) | {"number": library.phases.index(phase), "count": len(library.phases)},
        groups=[
            {"label": each.label, "items": texts.plain(each.checklist)}
            for each in library.interventions_of(phase)
        ],
        flows=flows,
        **way(library, address),
    )


def order(library: Library, chapter: Chapter) -> str:
    """The data of the sheet with the order of steps.

    Args:
        library: the records.
        chapter: the chapter that shows the steps.

    Returns:
        JSON: the publication, the steps that go before all, and the others with their number.
    """
    return _json(library, **_order(library, chapter))


def _order(library: Library, chapter: Chapter) -> dict[str, Any]:
    texts = Texts(library)
    steps = in_order([_on_the_sheet(library, each, texts) for each in library.of(Step)])
    return {
        "id": chapter.id,
        "chapter": chapter.title,
        "before": [each for each in steps if each["number"] is None],
        "steps": [each for each in steps if each["number"] is not None],
        **way(library, addresses.address(library, chapter.id)),
    }


def _on_the_sheet(library: Library, step: Step, texts: Texts) -> dict[str, Any]:
    shown = ("id", "label", "hears", "when", "say", "before_all")
    item = step.items[0]
    return {name: texts.plain(getattr(step, name)) for name in shown} | {
        "item": item,
        "read": reference(library, item),
    }


def path(library: Library, path: ReadingPath) -> str:
    """The data of the sheet with a path.

    Args:
        library: the records.
        path: the path.

    Returns:
        JSON: the publication, the path, and the way to each record that it names.
    """
    return _json(
        library,
        path=Texts(library).plain(path),
        items={each.item: reference(library, each.item) for each in path.items},
        **way(library, addresses.address(library, path.id)),
    )


def alone(library: Library, record: Record, look: int) -> str:
    """The data of a record on a sheet of its own.

    Args:
        library: the records.
        record: the record.
        look: how close it is set, counted from 0.

    Returns:
        JSON: the publication, the record, and the way to each record that it names.
    """
    shown = as_shown(library, record, Texts(library))
    if isinstance(record, Step):
        steps = in_order([{"id": each.id, "before_all": each.before_all} for each in library.of(Step)])
        # No line runs on to a next one.
        shown |= next(each for each in steps if each["id"] == record.id) | {"last": True}
    return _json(
        library,
        title=sharing.name(library, record),
        look=look,
        record=shown | {"kind": record.kind.key},
        names={each: reference(library, each) for each in sorted(_named_in(library, shown))},
        **way(library, addresses.address(library, record.id)),
    )


def _named_in(library: Library, value: Any) -> set[str]:
    """The ids of records in plain data."""
    if isinstance(value, dict):
        return _named_in(library, list(value.values()))
    if isinstance(value, list):
        return set().union(*(_named_in(library, each) for each in value))
    return {value} if isinstance(value, str) and value in library.records else set()


def pocket(library: Library, address: str) -> str:
    """The data of the booklet for a pocket.

    Args:
        library: the records.
        address: where the site has more phrases, from its root.

    Returns:
        JSON: the publication, each panel with the first phrase of its records and where somebody can go, and
        the order of steps.
    """
    texts = Texts(library)
    steps = in_order([{"label": each.label, "before_all": each.before_all} for each in library.of(Step)])
    return _json(
        library,
        phases=len(library.phases),
        panels=[
            {"title": each.title, "items": [_in_pocket(library.records[name], texts) for name in each.items]}
            for each in library.publication.pocket
        ],
        steps=steps,
        **way(library, address),
    )


def _in_pocket(record: Record, texts: Texts) -> dict[str, Any]:
    said = next(spoken_in(record), None)
    routes = record.routes if isinstance(record, RedFlag) else ()
    return {"name": record.name, "say": said and texts.plain(said), "routes": texts.plain(routes)}


def poster(library: Library) -> str:
    """The data of the poster.

    Args:
        library: the records.

    Returns:
        JSON: the publication, the phases with their interventions, the red flags and the thoughts, each with
        what a reader sees at a glance.
    """
    texts = Texts(library)
    phases = [
        {
            "number": number,
            "label": phase.label,
            "summary": texts.plain(phase.summary),
            "interventions": [each.label for each in library.interventions_of(phase)],
        }
        for number, phase in enumerate(library.phases)
    ]
    return _json(
        library,
        phases=phases,
        flags=[{"label": each.label, "sign": texts.plain(each.signs[0])} for each in library.red_flags],
        thoughts=[{"hindering": each.hindering, "helping": each.helping} for each in library.thoughts],
        **way(library, ""),
    )


def talks(library: Library, chapter: Chapter) -> str:
    """The data of the script with the practice talks.

    Args:
        library: the records.
        chapter: the chapter that shows them.

    Returns:
        JSON: the publication, the talks with the numbers of their moments, the way to each record that an end
        names, and the way to the talks on the site.
    """
    texts = Texts(library)
    shown = library.of(Conversation)
    named = {item for talk in shown for end in talk.ends for item in end.items}
    return _json(
        library,
        title=chapter.title,
        talks=[
            texts.plain(each) | {"numbers": each.numbers} | way(library, addresses.address(library, each.id))
            for each in shown
        ],
        items={each: reference(library, each) for each in sorted(named)},
        **way(library, addresses.address(library, chapter.id)),
    )


def cards(library: Library, address: str, edition: str) -> str:
    """The data of the cards.

    Args:
        library: the records.
        address: where the site shows the items for trainers, from its root.
        edition: ``duplex`` with the backs on the back of the fronts, ``single`` with the backs beside them,
            or ``press`` with each side on a page of its own, for a printer.

    Returns:
        JSON: the publication, and a card for each red flag, thought and intervention.
    """
    texts = Texts(library)
    # Those that belong to a phase come last.
    carded = sorted((of for of in kinds() if of.kind.card), key=lambda of: of is Intervention)
    made = [_card(library, record, texts) for of in carded for record in library.of(of)]
    return _json(library, cards=made, edition=edition, **way(library, address))


def _card(library: Library, record: Record, texts: Texts) -> dict[str, Any]:
    sides = record.kind.card.sides if record.kind.card else {}
    # Only what stands on a card, so that another change does not make the cards anew.
    shown = {name for names in sides.values() for name in names} - {"title"}
    card = {name: texts.plain(getattr(record, name)) for name in shown}
    if isinstance(record, Intervention):
        phase = library.find(record.phase, Phase)
        card |= {"number": library.phases.index(phase), "phase": phase.label, "unit": phase.unit.one}
    return card | {
        "id": record.id,
        "kind": record.kind.key,
        "headline": record.headline,
        "continuation": record.continuation,
        # What must fit, as plain text.
        "texts": {
            side: [text for field, text in texts_of(record) if field.partition(".")[0] in names]
            for side, names in sides.items()
        },
        **way(library, addresses.address(library, record.id)),
    }


def _json(library: Library, **content: Any) -> str:
    publication = releases.shown(library)
    about = {
        # Not what is long and what no document shows: the order of the parts, and what is for the site.
        **Texts(library).plain(publication.model_copy(update=_NOT_SHOWN)),
        "status_note": Texts(library).plain(publication.status_note),
        "date_text": dutch.date(publication.date),
        "source_date_text": dutch.date(publication.source.date),
        "date": [publication.date.year, publication.date.month, publication.date.day],
    }
    return json.dumps({"publication": about} | content, ensure_ascii=False, sort_keys=True)


def _part(library: Library, record: Record, texts: Texts) -> dict[str, Any]:
    part = as_shown(library, record, texts)
    if isinstance(record, Phase):
        part["interventions"] = [as_shown(library, each, texts) for each in library.interventions_of(record)]
    elif isinstance(record, Chapter) and (shown := library.shown_by(record)):
        part["of"] = shown[0].kind.key
        part["shown"] = [as_shown(library, each, texts) for each in shown]
        if shown[0].kind is Step.kind:
            part["shown"] = in_order(part["shown"])
    return part

"""What the slides say: flags, thoughts, phases and practice talks, with notes for who shows them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from macros import addresses, dutch, look, releases
from macros.documents.slide_deck import written
from macros.documents.slide_layout import COVER, PAIR, TEXT, TWO, WIDE, Box, Line, Slide
from macros.documents.slide_masters import Drawing, Master
from macros.model import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from macros.model import Choice, Inline, Library, Moment, Phase, Record, RedFlag, Thought

#: A heading in the notes, and what stands below it.
_Note = tuple[str, tuple[str, ...]]
#: How many signs of a flag a slide has; fewer where they are long.
_SIGNS = 3
#: How many interventions stand on a slide.
_INTERVENTIONS = 7
_ICON = Box(1.6, 1, 1.15, 1.15)
_MOTIF = Box(22, 0.9, 6, 3)
_LARGE_MOTIF = Box(0, 0.7, 11.2, 5.6)


def make(library: Library) -> bytes:
    """Write the presentation.

    Args:
        library: the records.

    Returns:
        The file; the same records give the same bytes.

    Raises:
        DocumentError: with every text that does not fit on its slide.
    """
    title = library.say.slides.title
    return written(library, title, _masters(library), list(_slides(library)))


def _slides(library: Library) -> Iterator[Slide]:
    yield _cover(library)
    for flag in library.red_flags:
        yield _flag(library, flag)
    for thought in library.thoughts:
        yield _thought(library, thought)
    for phase in library.phases:
        yield from _phase(library, phase)
    for talk in library.of(Conversation):
        yield from _talk(library, talk)
    yield _end(library)


# --- each kind of slide ---------------------------------------------------------------------------


def _cover(library: Library) -> Slide:
    publication, say = releases.shown(library), library.say
    about = {"version": publication.version, "status": publication.status}
    edition = say.cards.edition.format(**about, date=dutch.date(publication.date))
    return Slide(
        name=publication.title,
        master="cover",
        arrangement=COVER,
        title=Line(publication.title, ("publication", "title")),
        texts=(
            (
                Line(publication.subtitle, ("publication", "subtitle"), "subtitle"),
                Line(edition, ("publication", "version")),
            ),
        ),
        notes=((say.slides.ask, (say.slides.ask_cover,)), (edition, _plain([publication.status_note]))),
    )


def _flag(library: Library, flag: RedFlag) -> Slide:
    say = library.say
    signs = [Line(each, (flag.id, "signs"), "point") for each in flag.signs[:_SIGNS]]
    return Slide(
        name=flag.label,
        master=flag.kind.key,
        arrangement=TEXT,
        kickers=(say.red_flag.card, say.slides.further),
        title=Line(flag.label, (flag.id, "label")),
        texts=((Line(flag.title, (flag.id, "title"), "lead"), *signs),),
        spare=len(signs) - 1,
        way=_way(library, flag),
        notes=(
            (say.red_flag.meaning, _plain(flag.meaning)),
            *_asked(library, flag),
            (say.red_flag.questions_self, _plain(flag.questions_self)),
            *_client(library, flag),
            *_exercises(library, flag),
        ),
    )


def _asked(library: Library, flag: RedFlag) -> Iterator[_Note]:
    """What the trainer asks the group; where a flag has ways to help, nobody is asked to tell."""
    say = library.say
    yield say.slides.ask, (say.slides.ask_grave if flag.routes else say.slides.ask_flag,)
    if flag.routes:
        yield say.red_flag.routes, tuple(f"{each.name}: {each.text}" for each in flag.routes)


def _client(library: Library, flag: RedFlag) -> Iterator[_Note]:
    """What one asks the client; a subject without one has no such questions."""
    say = library.say
    if flag.questions_client:
        safe = (say.red_flag.only_safe,) if flag.routes else ()
        yield say.red_flag.questions_client, (*safe, *_plain(flag.questions_client))


def _thought(library: Library, thought: Thought) -> Slide:
    say = library.say
    return Slide(
        name=thought.hindering,
        master=thought.kind.key,
        arrangement=PAIR,
        kickers=(say.thought.hindering, say.thought.helping, say.slides.further),
        title=Line(thought.hindering, (thought.id, "hindering")),
        texts=((Line(thought.helping, (thought.id, "helping"), "helps"),),),
        way=_way(library, thought),
        notes=(
            (say.thought.origin, _plain(thought.origin)),
            (say.thought.cost, _plain(thought.cost)),
            (say.slides.ask, (say.slides.ask_thought,)),
            (say.thought.questions, _plain(thought.questions)),
            *_exercises(library, thought),
        ),
    )


def _phase(library: Library, phase: Phase) -> Iterator[Slide]:
    say, number = library.say, library.phases.index(phase) + 1
    own = library.interventions_of(phase)
    for start in range(0, len(own), _INTERVENTIONS):
        points = own[start : start + _INTERVENTIONS]
        title = say.slides.more.format(title=phase.label) if start else phase.label
        yield Slide(
            name=title,
            master=phase.id,
            arrangement=TWO,
            kickers=(say.phase.place.format(number=number, count=len(library.phases)), say.slides.further),
            title=Line(title, (phase.id, "label")),
            texts=(
                (Line(phase.question, (phase.id, "question"), "lead"),),
                tuple(Line(each.label, (each.id, "label"), "point") for each in points),
            ),
            way=_way(library, phase),
            notes=(
                (say.slides.about, _plain([phase.summary, *phase.introduction])),
                (say.slides.ask, (say.slides.ask_phase,)),
                (phase.unit.many.capitalize(), tuple(f"{each.label}: {each.summary}" for each in points)),
                (say.phase.here_if_more, _plain(phase.when)),
                (say.phase.good_enough, _plain(phase.good_enough)),
                *_exercises(library, phase),
            ),
        )


def _talk(library: Library, talk: Conversation) -> Iterator[Slide]:
    """Two slides: what the other says, and then what one could answer, so that the room can think first."""
    say, opening = library.say, talk.moment(talk.opening)
    roles = (
        Line(say.slides.you.format(you=talk.you), (talk.id, "you"), "lead"),
        Line(say.slides.other.format(other=talk.other), (talk.id, "other"), "lead"),
    )
    moment = [Line(each, (talk.id, "moments"), kind) for each, kind in _moment(opening)]
    kicker = say.kind(talk.kind).one.capitalize()
    yield Slide(
        name=talk.label,
        master=talk.kind.key,
        arrangement=TEXT,
        kickers=(kicker, say.slides.further),
        title=Line(talk.label, (talk.id, "label")),
        texts=((*roles, *moment),),
        way=_way(library, talk),
        notes=(
            (say.slides.about, _plain([talk.summary])),
            (say.conversation.setting, _plain([talk.setting])),
            (say.conversation.before, _plain(talk.before)),
            (say.slides.ask, (say.slides.ask_talk,)),
            *_exercises(library, talk),
        ),
    )
    title = say.slides.answers.format(talk=talk.label)
    yield Slide(
        name=title,
        master=talk.kind.key,
        arrangement=WIDE,
        kickers=(kicker,),
        title=Line(title, (talk.id, "label")),
        texts=(tuple(_answer(talk, each) for each in opening.choices),),
        notes=(
            (say.slides.ask, (say.slides.ask_answers,)),
            (say.slides.effects, tuple(map(_effect, opening.choices, "ABC"))),
            (say.slides.about, (say.conversation.free,)),
        ),
    )


def _moment(moment: Moment) -> Iterator[tuple[Inline, str]]:
    if moment.does:
        yield moment.does, "does"
    if moment.says:
        yield moment.says, "says"


def _answer(talk: Conversation, choice: Choice) -> Line:
    place = (talk.id, "moments")
    if choice.say:
        return Line(choice.say, place, "choice", before=choice.do)
    return Line(choice.do or "", place, "deed")


def _effect(choice: Choice, letter: str) -> str:
    return f"{letter}. {choice.effect}"


def _end(library: Library) -> Slide:
    publication, say = library.publication, library.say
    url = publication.site_url
    licence = Line(
        say.odt.licence.format(licence=publication.content_licence), ("publication", "content_licence")
    )
    shown = url.removeprefix("https://").removesuffix("/")
    return Slide(
        name=say.slides.further,
        master="cover",
        arrangement=COVER,
        title=Line(say.slides.further, ("publication", "title")),
        texts=(
            (Line(say.slides.address.format(url=shown), ("publication", "site_url"), "subtitle"), licence),
        ),
        way=(publication.title, url),
        notes=((say.slides.ask, (say.slides.ask_end,)), (say.colophon.source, (publication.source.title,))),
    )


def _plain(texts: Iterable[Inline]) -> tuple[str, ...]:
    return tuple(str(each) for each in texts)


def _way(library: Library, record: Record) -> tuple[str, str]:
    return record.name, addresses.url(library, record.id)


def _exercises(library: Library, record: Record) -> Iterator[_Note]:
    """The exercises about a record, by their title."""
    titles = tuple(each.title for each in library.exercises if record.id in each.items)
    if titles:
        yield library.say.slides.exercise, titles


# --- what each kind of slide has ------------------------------------------------------------------


def _masters(library: Library) -> Mapping[str, Master]:
    say, phases = library.say, library.phases
    colours = [look.of_phase(index).light for index in range(len(phases))]
    quiet = look.PALETTE["line"].light
    masters = {
        "cover": Master(say.slides.cover, _motif(colours, _LARGE_MOTIF, mirrored=False), warm=True),
        "red_flag": Master(say.slides.flags, (*_icon("red_flag", "flag"), *_motif(colours))),
        "thought": Master(say.slides.pair, _icon("thought", "accent"), aside=True),
        "conversation": Master(say.slides.talks, (*_icon("reaction", "accent"), *_motif(colours))),
    }
    for number, phase in enumerate(phases):
        own = [colour if index == number else quiet for index, colour in enumerate(colours)]
        name = say.phase.place.format(number=number + 1, count=len(phases))
        masters[phase.id] = Master(name, (*_icon("step", None, colours[number]), *_motif(own)))
    return masters


def _motif(colours: list[str], box: Box = _MOTIF, *, mirrored: bool = True) -> tuple[Drawing, ...]:
    ways = look.ways(len(colours), mirrored=mirrored)
    return tuple(
        Drawing(way.path, look.MOTIF_SIZE, box, way.width, colour, cap="butt")
        for way, colour in zip(ways, colours, strict=True)
    )


def _icon(name: str, colour: str | None, own: str = "") -> tuple[Drawing, ...]:
    """The paths of an icon: a presentation draws those as sharp as its own lines."""
    shade = look.PALETTE[colour].light if colour else own
    paths = ET.fromstring(look.icon(name)).iter("{http://www.w3.org/2000/svg}path")  # noqa: S314 - our own drawing
    return tuple(
        Drawing(
            each.get("d", ""),
            (24, 24),
            _ICON,
            2,
            shade,
            filled=bool(each.get("fill")),
            cap="butt" if each.get("fill") else "round",
        )
        for each in paths
    )

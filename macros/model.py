"""The records of the handreiking, and the library that holds them.

No input or output and no HTML: ``load`` makes a ``Library`` out of YAML, the views make pages out of it.
The Dutch descriptions are what an editor sees in the JSON Schema while typing.
"""

from __future__ import annotations

import datetime
import re
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from macros.fields import (
    READABLE,
    ChapterId,
    Date,
    FormId,
    Id,
    InterventionId,
    ItemId,
    Label,
    Paragraphs,
    PhaseId,
    Sentences,
    SiteUrl,
    TermId,
    Text,
    Title,
    Url,
)
from macros.inline import Inline
from macros.problems import Place
from macros.references import KnownIds, wrong

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The fields of the library that a chapter can be followed by, and the colophon.
Shown = Literal["thoughts", "red_flags", "questions", "forms", "terms", "exercises", "colophon"]
#: How many questions turn a thought around.
_QUESTIONS = 3
#: What a reader can do on the site with a section of a chapter.
Tool = Literal["own_thought"]


class Part(BaseModel):
    """Base of everything in the data: unchangeable, and without fields that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Record(Part):
    """A part that has a permanent public name."""

    _name_field: ClassVar[str] = "title"

    id: Id

    @property
    def name(self) -> str:
        """What links to this record say."""
        return str(getattr(self, self._name_field))

    @property
    def headline(self) -> str:
        """The first sentence of the title: what stands in the heading."""
        return _sentences(getattr(self, "title", self.name))[0]

    @property
    def continuation(self) -> str:
        """The rest of a title of more than one sentence, to stand right below the heading."""
        return " ".join(_sentences(getattr(self, "title", self.name))[1:])


class Findable(Record):
    """A record that the search of the site also finds by words that do not stand in its text."""

    found_by: tuple[Title, ...] = ()
    """Woorden die een lezer hiervoor intikt en die niet in de tekst staan. Alleen voor het zoeken."""


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) (?=[A-Z])", text)


class Source(Part):
    """Where the canonical wording comes from."""

    title: Title
    """Titel van de bron."""
    organisation: Title
    """Wie de bron uitgaf."""
    date: Date
    """Datum van de bron, als jjjj-mm-dd."""
    url: Url
    """Adres van de bron."""


class Publication(Part):
    """What holds for the publication as a whole."""

    title: Title
    """Titel van de handreiking en van de site."""
    subtitle: Title
    """Ondertitel, op de voorkant."""
    description: Sentences
    """Een of twee zinnen voor zoekmachines en voor wie de link deelt."""
    version: Annotated[Text, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    """Versie als '1.0.0', tussen aanhalingstekens."""
    date: Date
    """Datum van deze versie, als jjjj-mm-dd. Bepaalt ook de datum in de bestanden."""
    status: Literal["concept", "vastgesteld"]
    """'concept' tot Rijksconsultants de tekst bevestigt, daarna 'vastgesteld'."""
    status_note: Inline
    """Wat de status voor de lezer betekent."""
    site_url: SiteUrl
    """Adres van de site. SITE_URL in de omgeving gaat voor."""
    proposal_url: Url
    """Waar een lezer een voorstel doet om de tekst te veranderen."""
    contact_url: Url
    """Waar een lezer terecht kan met een vraag."""
    training_url: Url
    """Waar een lezer zich aanmeldt voor de Governance-training."""
    security_contact_url: Url
    """Waar iemand een lek in de beveiliging meldt. Staat in /.well-known/security.txt."""
    security_expires: Date
    """Tot wanneer security.txt geldt, als jjjj-mm-dd. Hooguit een jaar na date."""
    source: Source
    """De pagina waaruit de titels en de hoofdlijn komen."""
    content_licence: Label
    """Licentie op de tekst."""
    code_licence: Label
    """Licentie op de code."""
    reading_order: Annotated[tuple[ChapterId, ...], Field(min_length=1)]
    """Id's van hoofdstukken en fasen, in de volgorde van de handreiking."""

    @field_validator("security_expires")
    @classmethod
    def _within_a_year(cls, expires: datetime.date, info: ValidationInfo) -> datetime.date:
        published = info.data.get("date")
        # The standard advises it: who reads an old file must not trust it.
        if published and not published < expires <= published + datetime.timedelta(days=366):
            raise wrong("moet na date liggen, en hooguit een jaar later")
        return expires

    @field_validator("reading_order")
    @classmethod
    def _complete(cls, order: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if twice := sorted({each for each in order if order.count(each) > 1}):
            raise wrong(f"staat er twee keer in: {', '.join(twice)}")
        known: KnownIds = info.context or KnownIds({})
        # Other parts of the handreiking refer to each of them.
        readable = [
            each for each, kind in known.kinds.items() if kind in READABLE and each not in known.twice
        ]
        if missing := [each for each in readable if each not in order]:
            raise wrong(f"hier ontbreekt nog: {', '.join(missing)}")
        return order


class Section(Part):
    """A part of a chapter, under a heading of its own."""

    title: Title
    """Tussenkop."""
    paragraphs: tuple[Inline, ...] = ()
    """Alinea's."""
    points: tuple[Inline, ...] = ()
    """Opsomming onder de alinea's."""
    phrases: tuple[Inline, ...] = ()
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    tool: Tool | None = None
    """Wat de lezer op de site met dit deel kan doen. 'own_thought': een eigen gedachte omdraaien. De drie
    punten zijn dan vragen om in te vullen. Het antwoord op de laatste vraag is de helpende gedachte."""

    @model_validator(mode="after")
    def _three_questions(self) -> Self:
        if self.tool == "own_thought" and len(self.points) != _QUESTIONS:
            raise wrong(
                f'met "tool: own_thought" heeft een deel {_QUESTIONS} punten, en geen {len(self.points)}'
            )
        return self


class Chapter(Findable):
    """Prose that stands in the handreiking and on the site."""

    title: Title
    """Titel van het hoofdstuk."""
    page: Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)*$")]
    """De pagina van de site waar dit hoofdstuk staat, bijvoorbeeld 'gedachten/'; '' is de startpagina."""
    paragraphs: Paragraphs
    """Alinea's onder de titel."""
    sections: tuple[Section, ...] = ()
    """Delen met een tussenkop."""
    shows: Shown | None = None
    """Welke onderdelen na deze tekst volgen."""


def _shown_once(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    shown = [chapter.shows for chapter in chapters]
    for each in get_args(Shown):
        if shown.count(each) != 1:
            raise wrong(f'precies één hoofdstuk heeft "shows: {each}", en nu zijn het er {shown.count(each)}')
    tools = [section.tool for chapter in chapters for section in chapter.sections if section.tool]
    for each in get_args(Tool):
        if tools.count(each) > 1:
            raise wrong(f'hooguit één deel heeft "tool: {each}", en nu zijn het er {tools.count(each)}')
    return chapters


#: All chapters together: each kind of record is shown by one of them, and a tool stands in one place.
Chapters = Annotated[tuple[Chapter, ...], AfterValidator(_shown_once)]


class UnitName(Part):
    """What the interventions of a phase are called, or the rows of a form."""

    one: Label
    """Enkelvoud, bijvoorbeeld 'stap'."""
    many: Label
    """Meervoud, bijvoorbeeld 'stappen'."""


class Phase(Findable):
    """A phase of an assignment."""

    _name_field = "label"

    title: Title
    """Titel uit de bron."""
    label: Label
    """Korte naam, voor het menu en de faselijn."""
    question: Inline
    """De vraag die je jezelf in deze fase stelt."""
    summary: Inline
    """Eén zin: waar draait het in deze fase om?"""
    introduction: Paragraphs
    """Inleiding in een paar alinea's."""
    when: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=5)]
    """Wanneer ben je in deze fase? Elk punt maakt 'Je bent hier als …' af."""
    good_enough: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=6)]
    """Wanneer is het goed genoeg om verder te gaan?"""
    unit: UnitName
    """Hoe heten de onderdelen van deze fase?"""


class ChecklistItem(Record):
    """Something the reader can tick: yes or no."""

    _name_field = "text"

    text: Inline
    """Eén korte zin in de ik-vorm, met ja of nee te beantwoorden."""


class NextStep(Part):
    """What to do when an intervention does not work."""

    text: Inline
    """Wat je dan doet."""
    interventions: Annotated[tuple[InterventionId, ...], Field(min_length=1)]
    """Id's van de interventies die dan volgen."""


class Intervention(Findable):
    """Something to do in a phase: an intervention, or a step of giving back."""

    _name_field = "label"

    phase: PhaseId
    """Id van de fase."""
    title: Sentences
    """Titel uit de bron."""
    label: Label
    """Korte naam, voor verwijzingen."""
    summary: Inline
    """De interventie in één zin."""
    why: Paragraphs
    """Waarom werkt dit?"""
    how: Annotated[tuple[Inline, ...], Field(min_length=3, max_length=6)]
    """Zo doe je het, in stappen."""
    phrases: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=4)]
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    pitfalls: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=3)]
    """Valkuilen."""
    otherwise: NextStep
    """Als het niet werkt."""
    forms: tuple[FormId, ...] = ()
    """Id's van formulieren die erbij helpen."""
    checklist: Annotated[tuple[ChecklistItem, ...], Field(min_length=2, max_length=4)]
    """Punten om af te vinken."""


class Route(Part):
    """A way to get help outside the assignment."""

    name: Title
    """Naam van de persoon, plek of wet."""
    text: Inline
    """Wat je daar vindt."""
    url: Url | None = None
    """Adres, als dat vaststaat."""


class RedFlag(Findable):
    """A signal that the assignment may need to change or to stop."""

    _name_field = "label"

    title: Title
    """Titel uit de bron."""
    label: Label
    """Korte naam."""
    meaning: Paragraphs
    """Wat is er aan de hand?"""
    signs: Annotated[tuple[Inline, ...], Field(min_length=3, max_length=5)]
    """Waaraan merk je het?"""
    questions_self: Annotated[tuple[Inline, ...], Field(min_length=3, max_length=4)]
    """Vragen aan jezelf."""
    questions_client: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=3)]
    """Vragen aan de opdrachtgever."""
    interventions: Annotated[tuple[InterventionId, ...], Field(min_length=1)]
    """Id's van de interventies die passen, in elke fase."""
    giving_back: Paragraphs
    """Wanneer komt teruggeven in beeld?"""
    routes: tuple[Route, ...] = ()
    """Wegen naast de opdracht, bijvoorbeeld bij een integriteitskwestie."""


class Thought(Findable):
    """A hindering thought with the helping one."""

    _name_field = "hindering"

    hindering: Title
    """De belemmerende gedachte, uit de bron."""
    helping: Sentences
    """De helpende gedachte, uit de bron."""
    origin: Paragraphs
    """Waar komt de gedachte vandaan?"""
    cost: Paragraphs
    """Wat kost de gedachte je?"""
    questions: Annotated[tuple[Inline, ...], Field(min_length=_QUESTIONS, max_length=_QUESTIONS)]
    """De oefening: drie vragen aan jezelf."""


class FormField(Record):
    """One field of a form; its id is unique within the form."""

    _name_field = "label"

    label: Title
    """Wat vul je hier in?"""
    help: Inline
    """Uitleg bij het veld."""
    lines: Annotated[int, Field(strict=True, ge=1, le=12)] = 3
    """Hoeveel regels ruimte, op papier en op het scherm."""
    apart: bool = False
    """'true' voor een vak dat los staat van de rest, zoals je eigen interpretatie."""
    examples: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Voorbeeldantwoord; in een formulier met rijen één per rij."""


class Form(Findable):
    """Something to fill in."""

    title: Title
    """Titel van het formulier."""
    summary: Inline
    """Waar is het formulier voor?"""
    introduction: Paragraphs
    """Uitleg boven het formulier."""
    rows: bool = False
    """'true' als je er meer rijen van invult, zoals het feitenmodel."""
    unit: UnitName | None = None
    """Hoe heten de rijen van dit formulier? Alleen in een formulier met rijen."""
    fields: Annotated[tuple[FormField, ...], Field(min_length=3)]
    """De velden."""

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.rows and self.unit is None:
            raise wrong('een formulier met rijen zegt met "unit" hoe een rij heet')
        if self.unit and not self.rows:
            raise wrong('alleen een formulier met "rows: true" heeft een "unit"')
        counts = {len(field.examples) for field in self.fields}
        if not self.rows and counts != {1}:
            raise wrong("een formulier zonder rijen heeft één voorbeeld per veld")
        if len(counts) > 1:
            raise wrong("elk veld heeft evenveel voorbeelden: één per rij")
        return self


class Term(Record):
    """A term of the trade."""

    _name_field = "term"

    term: Label
    """Het begrip."""
    forms: tuple[Label, ...] = ()
    """Andere vormen die naar het begrip linken, zoals het meervoud."""
    synonyms: tuple[Label, ...] = ()
    """Andere woorden voor hetzelfde. Wie daarop zoekt, vindt ook wat over dit begrip gaat."""
    definition: Inline
    """Uitleg in hooguit twee zinnen."""
    see_also: tuple[TermId, ...] = ()
    """Id's van verwante begrippen."""

    @field_validator("synonyms")
    @classmethod
    def _other_words(cls, synonyms: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        own = {each.lower() for each in (info.data.get("term", ""), *info.data.get("forms", ()))}
        if known := [each for each in synonyms if each.lower() in own]:
            raise wrong(f"staat al bij term of forms: {', '.join(known)}")
        return synonyms


class GroupSize(Part):
    """How many people an exercise is for."""

    min: Annotated[int, Field(strict=True, ge=1)]
    """Kleinste groep."""
    max: Annotated[int, Field(strict=True, ge=1)]
    """Grootste groep."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise wrong("de kleinste groep is groter dan de grootste")
        return self


class Exercise(Findable):
    """Something a trainer does with a group."""

    title: Title
    """Titel van de oefening."""
    goal: Inline
    """Wat kan een deelnemer daarna?"""
    group: GroupSize
    """Groepsgrootte."""
    minutes: Annotated[int, Field(strict=True, ge=15, le=45)]
    """Duur in minuten, van 15 tot 45."""
    materials: Annotated[tuple[Inline, ...], Field(min_length=1)]
    """Wat heb je nodig?"""
    steps: Annotated[tuple[Inline, ...], Field(min_length=3)]
    """De stappen."""
    debrief: Annotated[tuple[Inline, ...], Field(min_length=2)]
    """Vragen voor de nabespreking."""
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    """Id's van de onderdelen waar de oefening over gaat."""


class Answer(Part):
    """A possible answer in the decision guide."""

    answer: Title
    """Het antwoord, kort."""
    look_at: Inline
    """Waar kijk je dan naar?"""
    items: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    """Id's van onderdelen die helpen."""


class Question(Findable):
    """A question that helps to decide: adjust, or give back."""

    _name_field = "question"

    question: Title
    """De vraag."""
    explanation: Inline
    """Waarom deze vraag?"""
    answers: Annotated[tuple[Answer, ...], Field(min_length=2, max_length=4)]
    """De antwoorden. Geen punten, geen oordeel."""
    talk_to: Inline
    """Met wie praat je hier het eerst over?"""


R = TypeVar("R", bound=Record)
K = TypeVar("K")
V = TypeVar("V")


class Library(Part):
    """Every record, with the look-ups and back-references that views need.

    The references inside are valid: ``load`` refuses a library in which one dangles.
    """

    publication: Publication
    chapters: tuple[Chapter, ...]
    phases: tuple[Phase, ...]
    interventions: tuple[Intervention, ...]
    red_flags: tuple[RedFlag, ...]
    thoughts: tuple[Thought, ...]
    questions: tuple[Question, ...]
    forms: tuple[Form, ...]
    terms: tuple[Term, ...]
    exercises: tuple[Exercise, ...]
    places: dict[tuple[str, ...], Place] = Field(default_factory=dict)
    """Where each record stands in the data, by its id, and each of its fields, by the id and the name."""

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every record that has a public name, by its id; form fields are not among them."""
        groups: tuple[tuple[Record, ...], ...] = (
            self.chapters,
            self.phases,
            self.interventions,
            self.red_flags,
            self.thoughts,
            self.questions,
            self.forms,
            self.terms,
            self.exercises,
            *(intervention.checklist for intervention in self.interventions),
        )
        return {record.id: record for group in groups for record in group}

    def find(self, record_id: str, kind: type[R]) -> R:
        """Look up a record of a kind.

        Args:
            record_id: its id.
            kind: the kind it must be, such as ``Phase``.

        Returns:
            The record.

        Raises:
            LookupError: where there is none; the message is Dutch, for whoever writes a page.
        """
        record = self.records.get(record_id)
        if not isinstance(record, kind):
            raise LookupError(f'er is geen {kind.__name__} met de id "{record_id}"')
        return record

    def place(self, record_id: str, field: str) -> Place:
        """Where a field stands in the data, for a message about what is in it.

        Args:
            record_id: the id of the record.
            field: the name of the field.

        Returns:
            The place; the data as a whole for a record that does not come from a file.
        """
        unknown = Place("data", 1, f"{record_id} › {field}")
        return self.places.get((record_id, field), unknown)

    @cached_property
    def owners(self) -> dict[str, Intervention]:
        """The intervention each checklist item belongs to, by the item's id."""
        return {item.id: owner for owner in self.interventions for item in owner.checklist}

    def interventions_of(self, phase: Phase) -> tuple[Intervention, ...]:
        """The interventions of a phase, in the order of the data."""
        return self._by_phase.get(phase.id, ())

    def fitting(self, flag: RedFlag, phase: Phase) -> tuple[Intervention, ...]:
        """The interventions of a phase that answer a red flag."""
        return self._by_flag_and_phase.get((flag.id, phase.id), ())

    def answered_by(self, intervention: Intervention) -> tuple[RedFlag, ...]:
        """The red flags that an intervention answers."""
        return self._flags_of.get(intervention.id, ())

    def using(self, form: Form) -> tuple[Intervention, ...]:
        """The interventions that use a form."""
        return self._users_of.get(form.id, ())

    # The back-references, each made once: a page asks for many of them.

    @cached_property
    def _by_phase(self) -> dict[str, tuple[Intervention, ...]]:
        return _grouped((each.phase, each) for each in self.interventions)

    @cached_property
    def _by_flag_and_phase(self) -> dict[tuple[str, str], tuple[Intervention, ...]]:
        return _grouped(
            ((flag.id, each.phase), each) for each in self.interventions for flag in self.answered_by(each)
        )

    @cached_property
    def _flags_of(self) -> dict[str, tuple[RedFlag, ...]]:
        return _grouped((each, flag) for flag in self.red_flags for each in dict.fromkeys(flag.interventions))

    @cached_property
    def _users_of(self) -> dict[str, tuple[Intervention, ...]]:
        return _grouped((form, each) for each in self.interventions for form in dict.fromkeys(each.forms))

    def following(self, record: Record) -> Record | None:
        """What comes after a chapter or a phase in the reading order, or nothing after the last."""
        order = self.publication.reading_order
        position = order.index(record.id) + 1
        return self.records[order[position]] if position < len(order) else None


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by their keys, in order."""
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}

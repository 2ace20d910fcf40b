"""The questions that members answer about a case, by the four duties of the charge of 2011.

Each with its answers in their order, in English and in Spanish.  Data: a change makes a new
version of the codebook, and a round keeps the one that it began with.
"""

from dataclasses import dataclass

from reports.committee.rounds.states import Scale
from reports.committee.seats.states import Duty

Answer = tuple[int, str, str]
TITLE = "Case review: serious threats, minor traffic, victims and witnesses, transparency"
CANNOT_TELL: Answer = (-1, "Cannot tell from the sheet", "No se puede saber por la ficha")
DOES_NOT_APPLY: Answer = (-2, "Does not apply", "No corresponde")
GAPS = (CANNOT_TELL, DOES_NOT_APPLY)
YES_OR_NO: tuple[Answer, ...] = ((1, "Yes", "Sí"), (0, "No", "No"), *GAPS)


@dataclass(frozen=True)
class Asked:
    """One question as it is filed."""

    duty: Duty
    text: str
    text_es: str
    scale: Scale = Scale.NOMINAL
    answers: tuple[Answer, ...] = YES_OR_NO


QUESTIONS = (
    Asked(
        Duty.SERIOUS_THREATS,
        "Does the level of the case fit the charges on the sheet?",
        "¿Corresponde el nivel del caso a los cargos de la ficha?",
        answers=(
            (1, "Yes", "Sí"),
            (2, "No, it is too high", "No, es demasiado alto"),
            (3, "No, it is too low", "No, es demasiado bajo"),
            *GAPS,
        ),
    ),
    Asked(
        Duty.SERIOUS_THREATS,
        "How serious is the threat that the case shows?",
        "¿Qué tan grave es la amenaza que muestra el caso?",
        scale=Scale.ORDINAL,
        answers=(
            (0, "None", "Ninguna"),
            (1, "Minor", "Leve"),
            (2, "Moderate", "Moderada"),
            (3, "Serious", "Grave"),
            CANNOT_TELL,
        ),
    ),
    Asked(
        Duty.SERIOUS_THREATS,
        "Did what was done fit the priorities of the program?",
        "¿Lo que se hizo correspondió a las prioridades del programa?",
    ),
    Asked(
        Duty.MINOR_TRAFFIC,
        "Was the policy on minor traffic offenses followed?",
        "¿Se siguió la política sobre infracciones menores de tránsito?",
    ),
    Asked(
        Duty.COMMUNITY_POLICING,
        "Was it considered whether the person is a victim or a witness?",
        "¿Se consideró si la persona es víctima o testigo?",
    ),
    Asked(
        Duty.COMMUNITY_POLICING,
        "Is there a sign that the arrest could keep others from calling the police?",
        "¿Hay señales de que el arresto podría hacer que otras personas dejen de llamar a la"
        " policía?",
    ),
    Asked(
        Duty.COMMUNITY_POLICING,
        "Was discretion used, and a reason given for it?",
        "¿Se usó la discreción y se dio una razón?",
        scale=Scale.ORDINAL,
        answers=(
            (0, "Not used", "No se usó"),
            (1, "Used, no reason given", "Se usó, sin dar una razón"),
            (2, "Used, with a reason", "Se usó, con una razón"),
            *GAPS,
        ),
    ),
    Asked(
        Duty.OVERSIGHT,
        "Did the hold end within 48 hours, not counting weekends and holidays?",
        "¿Terminó la retención dentro de 48 horas, sin contar fines de semana ni días feriados?",
    ),
    Asked(
        Duty.OVERSIGHT,
        "Was a copy of the detainer given to the person?",
        "¿Se entregó a la persona una copia de la solicitud de retención?",
    ),
    Asked(
        Duty.OVERSIGHT,
        "Was a claim to be a citizen of the United States looked into?",
        "¿Se investigó la afirmación de ser ciudadano de los Estados Unidos?",
    ),
    Asked(
        Duty.OVERSIGHT,
        "How complete is the record of the case?",
        "¿Qué tan completo es el registro del caso?",
        scale=Scale.ORDINAL,
        answers=(
            (0, "Almost nothing is on record", "Casi nada está registrado"),
            (1, "Parts are missing", "Faltan partes"),
            (2, "Complete", "Completo"),
            CANNOT_TELL,
        ),
    ),
)

"""A desk that is handed over, as the JSON of the command line."""

from typing import Any

from workbench.drafting.sharing.desks import Item, Membership, Move, PersonsDesk


def moves_value(desk: PersonsDesk, planned: tuple[Move, ...]) -> dict[str, Any]:
    """Where each thing goes; `obstacle` where it stays; `stays` counts what can go to nobody."""
    return {
        "person": desk.person.email,
        "moves": [
            {
                "key": each.item.key,
                "what": _what(each.item),
                "to": each.heir.email,
                "obstacle": each.obstacle.value if each.obstacle else None,
                "has_it": each.has_it,
            }
            for each in planned
        ],
        "stays": {kind.value: number for kind, number in desk.stays.items()},
    }


def moves_text(value: dict[str, Any]) -> str:
    """One line a thing."""
    lines = [
        f"{each['key']}  {each['what']}: " + (f"stays ({each['obstacle']})" if each["obstacle"] else f"to {each['to']}")
        for each in value["moves"]
    ]
    lines += [f"not handed over: {kind.replace('_', ' ')} ({number})" for kind, number in value["stays"].items()]
    return "\n".join(lines) or "Nothing is on this desk."


def _what(item: Item) -> str:
    if isinstance(item, Membership):
        return f"{'leads' if item.leads else 'belongs to'} {item.group.name}"
    return f"{item.asked.task.value} {item.section or 'the whole report'} of {item.report.title}"

"""What an office is besides its kind: a body below the State's level, lead for goals, asked through another one.

`organisation.kind` of a body below the State's level is 'other': its check knows the kinds there were at first.
"""

_TABLES = """
        create table subnational_body (
            organisation_id text primary key references organisation (id)
        ) strict;
        create table goal_lead (
            organisation_id text not null references organisation (id),
            goal integer not null check (goal between 1 and 17),
            primary key (organisation_id, goal)
        ) strict;
        create table asked_through (
            organisation_id text primary key references organisation (id),
            through_id text not null references organisation (id),
            check (organisation_id <> through_id)
        ) strict;
"""

STEPS: tuple[tuple[str, str], ...] = (("0001_offices", _TABLES),)

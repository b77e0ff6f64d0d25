"""What is kept of each recommendation: ministries, themes, status and history, clusters; and the tables taken in.

A recommendation is here without a document where it is known from a table alone. What is kept of it stands under its
`lead`: the same recommendation read in another language or from a better copy has the same one. `counted` is one
version of each, whatever the reader's language. `position_paragraph_id` is the paragraph of an addendum in which the
State under review took its position. What is needed to filter and to sort stands on the row itself and is
put there anew whenever its document is.
"""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_kept",
        """
        create table recommendation_kept (
            id text primary key,
            document_id text references document (id),
            paragraph_id text references paragraph (id),
            place integer not null,
            label text not null default '',
            text text not null,
            heading text not null default '',
            procedural integer not null default 0,
            follow_up integer not null default 0,
            position text,
            recommending_states text not null default '[]',
            no_longer_read integer not null default 0,
            lead text not null,
            counted integer not null default 1,
            symbol text,
            number text,
            kind text not null default '',
            treaty text,
            body text,
            state text,
            language text,
            date text,
            session text not null default '',
            audience text not null default 'everyone',
            folded text not null default '',
            particular integer not null default 0,
            position_paragraph_id text references paragraph (id),
            unique (paragraph_id, label),
            check ((document_id is null) = (paragraph_id is null))
        ) strict;
        insert into recommendation_kept
            select recommendation.id, recommendation.document_id, paragraph_id, recommendation.place,
                recommendation.label, recommendation.text, recommendation.heading, procedural, follow_up,
                recommendation.position,
                recommending_states, recommendation.no_longer_read, recommendation.id, 1,
                document.symbol, paragraph.number, document.kind, document.treaty, document.body, document.state,
                document.language, document.date, coalesce(document.session, ''), document.audience,
                plain(recommendation.heading || ' ' || recommendation.text), 0, null
            from recommendation join paragraph on paragraph.id = recommendation.paragraph_id
            join document on document.id = recommendation.document_id;
        drop table recommendation;
        alter table recommendation_kept rename to recommendation;
        create temp table version as
            with recursive beside (one, other) as (
                select document.id, same.id from document join document same on same.symbol = document.symbol
                union select left_id, right_id from tied_now where tied
                union select right_id, left_id from tied_now where tied
                union select id, replaced_by from document where replaced_by is not null
                union select replaced_by, id from document where replaced_by is not null
            ), reached (id, first) as (
                select id, id from document
                union select other.id, reached.first from reached join beside on beside.one = reached.id
                join document one on one.id = reached.id join document other on other.id = beside.other
                and other.kind = one.kind and other.audience = one.audience
            )
            select id, min(first) as first from reached group by id;
        update recommendation set counted = 0 where no_longer_read or document_id not in (
            select id from (
                select document.id, replaced_by, row_number() over (partition by version.first order by
                    replaced_by is not null, not exists (select 1 from recommendation unit
                        where unit.document_id = document.id and not unit.no_longer_read),
                    language is not 'en', added_at, document.id) as turn
                from document join version on version.id = document.id)
            where turn = 1 and replaced_by is null);
        create temp table leading as
            select id, first_value(id) over (partition by first, number, label, turn order by added_at, document_id)
                as lead
            from (select recommendation.id, recommendation.document_id, version.first, document.added_at,
                    coalesce(recommendation.number, '') as number,
                    iif(recommendation.number is null, folded, recommendation.label) as label,
                    row_number() over (partition by recommendation.document_id, recommendation.number,
                        iif(recommendation.number is null, folded, recommendation.label)
                        order by recommendation.place, recommendation.id) as turn
                from recommendation join document on document.id = recommendation.document_id
                join version on version.id = recommendation.document_id
                where not recommendation.no_longer_read);
        create index temp.leading_id on leading (id);
        update recommendation set lead = (select lead from leading where leading.id = recommendation.id)
            where id in (select id from leading);
        drop table temp.version;
        drop table temp.leading;
        create index recommendation_document on recommendation (document_id, place);
        create index recommendation_lead on recommendation (lead);
        create index recommendation_listed on recommendation (counted, date desc, symbol, document_id, place, id, lead,
            audience, treaty, body, state, kind, session, position, procedural, follow_up, particular);
        create index recommendation_by_whom on recommendation (counted, audience, recommending_states)
            where recommending_states <> '[]';
        create index recommendation_symbol on recommendation (symbol, number);
        create index recommendation_state on recommendation (state);
        create index recommendation_position on recommendation (position_paragraph_id)
            where position_paragraph_id is not null;
        create index recommendation_chosen on recommendation
            (counted, audience, treaty, body, state, kind, session, document_id);
        create index recommendation_recommending on recommendation (counted, audience, recommending_states);
        create index recommendation_without_symbol on recommendation (state) where symbol is null;

        create table recommendation_tag (
            recommendation_id text not null references recommendation (id),
            facet text not null check (facet in ('theme', 'person', 'sdg', 'ministry')),
            value text not null,
            role text not null default '' check ((facet = 'ministry') = (role <> '')
                and role in ('', 'responsible', 'supporting')),
            standing text not null check (standing in ('confirmed', 'imported', 'set_aside')),
            at text not null,
            by_id text references person (id),
            by_name text not null,
            primary key (recommendation_id, facet, value)
        ) strict, without rowid;
        create index recommendation_tag_value on recommendation_tag (facet, value, standing, recommendation_id, role);
        create table recommendation_fact (
            recommendation_id text not null references recommendation (id),
            what text not null check (what in ('status', 'priority', 'due', 'note', 'position')),
            value text not null,
            standing text not null check (standing in ('confirmed', 'imported')),
            at text not null,
            by_id text references person (id),
            by_name text not null,
            primary key (recommendation_id, what)
        ) strict, without rowid;
        create index recommendation_fact_value on recommendation_fact (what, value, recommendation_id);
        create table recommendation_change (
            id text primary key,
            act_id text not null,
            recommendation_id text not null references recommendation (id),
            what text not null check (what in ('theme', 'person', 'sdg', 'ministry', 'status', 'priority', 'due',
                'note', 'position', 'cluster', 'twin', 'said')),
            value text not null default '',
            before text not null default '',
            after text not null default '',
            evidence text not null default '',
            evidence_paragraph_id text references paragraph (id),
            origin text not null check (origin in ('person', 'import')),
            at text not null,
            by_id text references person (id),
            by_name text not null,
            by_organisation_id text references organisation (id)
        ) strict;
        create index recommendation_change_of on recommendation_change (recommendation_id);
        create index recommendation_change_act on recommendation_change (act_id);
        create trigger a_change_is_never_changed before update on recommendation_change
        begin select raise(abort, 'what was done to a recommendation is never changed'); end;
        create trigger a_change_is_never_deleted before delete on recommendation_change
        begin select raise(abort, 'what was done to a recommendation is never deleted'); end;

        create table cluster (
            id text primary key,
            name text not null unique,
            about text not null default '',
            created_at text not null,
            created_by text references person (id),
            closed integer not null default 0
        ) strict;
        create table cluster_member (
            cluster_id text not null references cluster (id),
            recommendation_id text not null references recommendation (id),
            at text not null,
            by_id text references person (id),
            primary key (cluster_id, recommendation_id)
        ) strict;
        create index cluster_member_of on cluster_member (recommendation_id);
        create table twin (
            earlier_id text not null references recommendation (id),
            later_id text not null references recommendation (id),
            standing text not null check (standing in ('confirmed', 'set_aside')),
            at text not null,
            by_id text references person (id),
            by_name text not null,
            primary key (earlier_id, later_id),
            check (earlier_id <> later_id)
        ) strict;
        create index twin_later on twin (later_id);
        create table said_in_report (
            recommendation_id text not null references recommendation (id),
            paragraph_id text not null references paragraph (id),
            standing text not null check (standing in ('confirmed', 'set_aside')),
            at text not null,
            by_id text references person (id),
            by_name text not null,
            primary key (recommendation_id, paragraph_id)
        ) strict;
        create index said_in_report_paragraph on said_in_report (paragraph_id);
        create table suggestion (
            recommendation_id text not null references recommendation (id) on delete cascade,
            facet text not null check (facet in ('theme', 'person', 'sdg', 'ministry', 'twin', 'said')),
            value text not null,
            confidence real not null check (confidence between 0 and 1),
            sure integer not null default 0,
            reason text not null,
            primary key (recommendation_id, facet, value)
        ) strict, without rowid;
        create index suggestion_value on suggestion (facet, value, sure desc, confidence desc);
        create table own_word (
            facet text not null check (facet in ('theme', 'person', 'sdg', 'ministry')),
            value text not null,
            word text not null,
            primary key (facet, value, word)
        ) strict;
        create table also_called (
            name text primary key,
            organisation_id text not null references organisation (id)
        ) strict;
        """,
    ),
    (
        "0002_taken_in",
        """
        create table table_taken_in (
            id text primary key,
            source text not null check (source in ('uhri', 'nrtd', 'upr', 'sheet')),
            file_sha256 text not null,
            file_name text not null,
            columns text not null default '{}',
            at text not null,
            by_id text references person (id),
            by_name text not null,
            added integer not null default 0,
            changed integer not null default 0,
            unchanged integer not null default 0,
            left_out text not null default '{}'
        ) strict;
        create table row_taken_in (
            source text not null,
            key text not null,
            recommendation_id text not null references recommendation (id),
            table_id text not null references table_taken_in (id),
            row integer not null,
            place text not null default '',
            cells text not null,
            notes text not null default '[]',
            said text not null default '[]',
            sha256 text not null,
            primary key (source, key, recommendation_id)
        ) strict;
        create index row_taken_in_of on row_taken_in (recommendation_id);
        create table row_refused (
            table_id text not null references table_taken_in (id),
            row integer not null,
            place text not null default '',
            cells text not null,
            reason text not null,
            primary key (table_id, row, place)
        ) strict;
        create table column_map (
            id text primary key,
            headers_sha256 text not null unique,
            name text not null,
            columns text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        """,
    ),
    (
        "0003_given_back",
        """
        create table public_list (
            id integer primary key check (id = 1),
            shown text not null default '[]',
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        """,
    ),
    (
        "0004_looked_at",
        """
        create table looked_at (
            lead text primary key,
            turn integer not null
        ) strict, without rowid;
        create table look_again (
            id integer primary key check (id = 1),
            turn integer not null
        ) strict;
        create trigger a_text_that_changed_is_looked_at_again after update of text, heading on recommendation
        when old.text <> new.text or old.heading <> new.heading
        begin delete from looked_at where lead in (old.lead, new.lead); end;
        create trigger what_nothing_is_said_of_any_more_is_looked_at_again after delete on recommendation_tag
        begin delete from looked_at where lead = old.recommendation_id; end;
        """,
    ),
)

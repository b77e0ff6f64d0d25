"""What stood where at any moment, and what was done that can be undone."""

STEPS: tuple[tuple[str, str], ...] = (
    (
        "0001_arrangements",
        """
        create table arrangement (
            id text primary key,
            report_id text not null references report (id),
            section_id text not null references section (id),
            paragraphs text not null,
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index arrangement_section on arrangement (section_id, id);
        create index arrangement_report on arrangement (report_id, id);
        create trigger an_arrangement_is_never_changed before update on arrangement
        begin select raise(abort, 'a past arrangement is never changed'); end;
        create trigger an_arrangement_is_never_deleted before delete on arrangement
        begin select raise(abort, 'a past arrangement is never deleted'); end;
        create table drafting_act (
            id text primary key,
            report_id text not null references report (id),
            section_id text references section (id),
            verb text not null,
            paragraphs text not null,
            before text not null,
            after text not null,
            undoes text references drafting_act (id),
            at text not null,
            by_id text references person (id),
            by_name text not null
        ) strict;
        create index drafting_act_report on drafting_act (report_id, id);
        create index drafting_act_undone on drafting_act (undoes) where undoes is not null;
        create trigger a_drafting_act_is_never_changed before update on drafting_act
        begin select raise(abort, 'what was done is never changed'); end;
        create trigger a_drafting_act_is_never_deleted before delete on drafting_act
        begin select raise(abort, 'what was done is never deleted'); end;
        """,
    ),
    (
        # Reports that were begun before moments were kept: how they stand on this day is the first moment known.
        "0002_what_stands_now",
        """
        insert into arrangement (id, report_id, section_id, paragraphs, at, by_name)
            select substr('0' || hex(randomblob(13)), 1, 26), section.report_id, section.id,
                (select coalesce(json_group_array(id), '[]') from (select id from draft_paragraph
                    where section_id = section.id and not deleted order by position, id)),
                strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z', ''
            from section
            where not exists (select 1 from arrangement where arrangement.section_id = section.id)
            and exists (select 1 from draft_paragraph where section_id = section.id);
        insert into outline_state (id, report_id, sections, at, by_name)
            select substr('0' || hex(randomblob(13)), 1, 26), report.id,
                (select json_group_array(json_object('id', id, 'report_id', report_id, 'parent_id', parent_id,
                    'position', position, 'level', level, 'number', number, 'title', title, 'key', key,
                    'articles', json(articles), 'source_paras', source_paras, 'share', share, 'budget', budget,
                    'confidence', confidence, 'part', part, 'pack', pack, 'core_document', core_document,
                    'translated', json(iif(translated, 'true', 'false')), 'file_sha256', file_sha256,
                    'file_name', file_name))
                    from (select * from section where report_id = report.id and not deleted order by position)),
                strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z', ''
            from report
            where not exists (select 1 from outline_state where outline_state.report_id = report.id);
        """,
    ),
)

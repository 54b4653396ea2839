-- What cannot be there without something else, by the names that the other queries give them. Not
-- told is that a sequence goes with the column that owns it: to make it, it needs no column.
WITH relation AS (
    SELECT c.oid,
           CASE c.relkind WHEN 'f' THEN 'foreign table' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view'
                          WHEN 'm' THEN 'materialized view' WHEN 'c' THEN 'type' ELSE 'table' END AS kind,
           c.relkind,
           format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'S', 'v', 'm', 'c') AND n.nspname !~ '^pg_toast'),
named AS (
    SELECT 'pg_namespace'::regclass AS class, n.oid AS id, 0 AS sub, 'schema' AS kind,
           quote_ident(n.nspname) AS name
    FROM pg_namespace n
    UNION ALL
    SELECT 'pg_extension'::regclass, x.oid, 0, 'extension', quote_ident(x.extname)
    FROM pg_extension x
    UNION ALL
    SELECT 'pg_collation'::regclass, c.oid, 0, 'collation',
           format('%s.%I', c.collnamespace::regnamespace, c.collname)
    FROM pg_collation c
    UNION ALL
    SELECT 'pg_type'::regclass, t.oid, 0,
           coalesce(r.kind, CASE e.typtype WHEN 'd' THEN 'domain' ELSE 'type' END),
           coalesce(r.name, format('%s.%I', e.typnamespace::regnamespace, e.typname))
    FROM pg_type t
    LEFT JOIN pg_range g ON to_json(g) ->> 'rngmultitypid' = t.oid::text
    JOIN pg_type e ON e.oid = coalesce(g.rngtypid,
                                       CASE WHEN t.typelem <> 0 AND t.typlen = -1 THEN t.typelem END,
                                       t.oid)
    LEFT JOIN relation r ON r.oid = e.typrelid
    WHERE t.oid >= 16384
    UNION ALL
    SELECT 'pg_class'::regclass, r.oid, 0, r.kind, r.name FROM relation r
    UNION ALL
    SELECT 'pg_class'::regclass, a.attrelid, a.attnum,
           CASE WHEN r.relkind IN ('r', 'p', 'f') THEN 'column' ELSE r.kind END,
           CASE WHEN r.relkind IN ('r', 'p', 'f') THEN format('%s.%I', r.name, a.attname)
                ELSE r.name END
    FROM relation r
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE r.oid >= 16384
    UNION ALL
    SELECT 'pg_class'::regclass, i.oid, s.sub,
           CASE WHEN k.oid IS NULL THEN 'index' ELSE 'constraint' END,
           CASE WHEN k.oid IS NULL THEN format('%s.%I', i.relnamespace::regnamespace, i.relname)
                ELSE format('%s.%I', r.name, k.conname) END
    FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN relation r ON r.oid = x.indrelid
    LEFT JOIN pg_constraint k
           ON k.conrelid = x.indrelid AND k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x')
    CROSS JOIN LATERAL generate_series(0, i.relnatts) AS s (sub)
    WHERE i.oid >= 16384
    UNION ALL
    SELECT 'pg_constraint'::regclass, k.oid, 0, 'constraint',
           format('%s.%I', coalesce(r.name, format('%s.%I', t.typnamespace::regnamespace, t.typname)),
                           k.conname)
    FROM pg_constraint k
    LEFT JOIN relation r ON r.oid = k.conrelid
    LEFT JOIN pg_type t ON t.oid = k.contypid
    UNION ALL
    SELECT 'pg_attrdef'::regclass, v.oid, 0,
           CASE WHEN r.relkind IN ('r', 'p', 'f') THEN 'column' ELSE r.kind END,
           CASE WHEN r.relkind IN ('r', 'p', 'f') THEN format('%s.%I', r.name, a.attname)
                ELSE r.name END
    FROM pg_attrdef v
    JOIN relation r ON r.oid = v.adrelid
    JOIN pg_attribute a ON a.attrelid = v.adrelid AND a.attnum = v.adnum
    UNION ALL
    SELECT 'pg_rewrite'::regclass, w.oid, 0,
           CASE w.rulename WHEN '_RETURN' THEN r.kind ELSE 'rule' END,
           CASE w.rulename WHEN '_RETURN' THEN r.name ELSE format('%s.%I', r.name, w.rulename) END
    FROM pg_rewrite w
    JOIN relation r ON r.oid = w.ev_class
    WHERE w.oid >= 16384
    UNION ALL
    SELECT 'pg_trigger'::regclass, t.oid, 0, 'trigger', format('%s.%I', r.name, t.tgname)
    FROM pg_trigger t
    JOIN relation r ON r.oid = t.tgrelid
    WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'pg_policy'::regclass, p.oid, 0, 'policy', format('%s.%I', r.name, p.polname)
    FROM pg_policy p
    JOIN relation r ON r.oid = p.polrelid
    UNION ALL
    SELECT 'pg_statistic_ext'::regclass, s.oid, 0, 'statistics',
           format('%s.%I', s.stxnamespace::regnamespace, s.stxname)
    FROM pg_statistic_ext s
    UNION ALL
    SELECT 'pg_event_trigger'::regclass, t.oid, 0, 'event trigger', quote_ident(t.evtname)
    FROM pg_event_trigger t
    UNION ALL
    SELECT 'pg_proc'::regclass, p.oid, 0,
           CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
           format('%s.%I(%s)', p.pronamespace::regnamespace, p.proname,
                  CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*'
                       ELSE pg_get_function_identity_arguments(p.oid) END)
    FROM pg_proc p
    WHERE p.oid >= 16384),
-- What belongs to an extension stands and falls with that.
standing AS (
    SELECT n.class, n.id, n.sub,
           CASE WHEN x.oid IS NULL THEN n.kind ELSE 'extension' END AS kind,
           CASE WHEN x.oid IS NULL THEN n.name ELSE quote_ident(x.extname) END AS name
    FROM named n
    LEFT JOIN pg_depend e ON e.classid = n.class AND e.objid = n.id AND e.deptype = 'e'
                         AND e.refclassid = 'pg_extension'::regclass
    LEFT JOIN pg_extension x ON x.oid = e.refobjid)
SELECT DISTINCT a.kind AS kind, a.name AS name, b.kind AS "on kind", b.name AS "on name",
       d.classid = 'pg_attrdef'::regclass AS "by default"
FROM pg_depend d
JOIN standing a ON a.class = d.classid AND a.id = d.objid AND a.sub = d.objsubid
JOIN standing b ON b.class = d.refclassid AND b.id = d.refobjid AND b.sub = d.refobjsubid
WHERE d.deptype <> 'e'
  AND NOT (a.kind = 'sequence' AND b.kind IN ('column', 'table') AND d.deptype = 'a')
  AND (a.kind, a.name) <> (b.kind, b.name)
ORDER BY 1, 2, 3, 4, 5

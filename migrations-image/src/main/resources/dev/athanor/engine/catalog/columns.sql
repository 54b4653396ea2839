-- A NOT NULL is a constraint with a name from PostgreSQL 18 on; older servers know no contype n.
SELECT 'column' AS kind,
       format('%I.%I.%I', n.nspname, c.relname, a.attname) AS name,
       format('%I.%I', n.nspname, c.relname) AS parent,
       format_type(a.atttypid, a.atttypmod) AS type,
       CASE WHEN a.attcollation <> t.typcollation
            THEN a.attcollation::regcollation::text END AS collation,
       -- pg_dump writes a default of NULL, which is none but over a domain's own.
       CASE WHEN a.attgenerated = ''
             AND (t.typtype = 'd' OR pg_get_expr(v.adbin, v.adrelid) !~ '^NULL(::[^'']*)?$')
            THEN pg_get_expr(v.adbin, v.adrelid) END AS default,
       CASE a.attgenerated
            WHEN 's' THEN '(' || pg_get_expr(v.adbin, v.adrelid) || ') STORED'
            WHEN 'v' THEN '(' || pg_get_expr(v.adbin, v.adrelid) || ') VIRTUAL' END
           AS generated,
       CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' END || i.options
           AS identity,
       CASE WHEN a.attnotnull
            THEN concat_ws(' ', 'NOT NULL',
                                      CASE WHEN k.connoinherit THEN 'NO INHERIT' END,
                                      CASE WHEN NOT k.convalidated THEN 'NOT VALID' END)
            ELSE 'NULL' END AS nullable,
       CASE WHEN a.attstorage <> t.typstorage
            THEN storage.names ->> a.attstorage::text
                 -- Servers before 16 have no SET STORAGE DEFAULT.
                 || CASE WHEN current_setting('server_version_num')::int < 160000
                         THEN ' instead of ' || (storage.names ->> t.typstorage::text)
                         ELSE '' END END AS storage,
       array_to_string(a.attoptions, ', ') AS options,
       array_to_string(a.attfdwoptions, ', ') AS "foreign options",
       CASE WHEN a.attinhcount > 0 THEN
           (SELECT h.inhparent::regclass::text
            FROM pg_inherits h
            JOIN pg_attribute p ON p.attrelid = h.inhparent AND p.attname = a.attname
            WHERE h.inhrelid = a.attrelid AND NOT p.attisdropped
            ORDER BY h.inhseqno LIMIT 1) END AS "inherited from",
       d.description AS comment
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid
JOIN pg_type t ON t.oid = a.atttypid
CROSS JOIN (SELECT '{"p": "PLAIN", "e": "EXTERNAL", "x": "EXTENDED", "m": "MAIN"}'::json)
      AS storage (names)
LEFT JOIN pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
LEFT JOIN pg_constraint k
       ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum
LEFT JOIN (SELECT p.refobjid, p.refobjsubid,
                  CASE WHEN s.seqstart = 1 AND s.seqincrement = 1 AND s.seqmin = 1 AND s.seqcache = 1
                            AND NOT s.seqcycle
                            AND s.seqmax = CASE format_type(s.seqtypid, NULL)
                                                WHEN 'smallint' THEN 32767
                                                WHEN 'integer' THEN 2147483647
                                                ELSE 9223372036854775807 END
                       THEN ''
                       ELSE format(
                                ' (START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s)',
                                s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                                CASE WHEN s.seqcycle THEN ' CYCLE' END) END AS options
           FROM pg_depend p
           JOIN pg_sequence s ON s.seqrelid = p.objid
           WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass
             AND p.deptype = 'i') i
       ON i.refobjid = a.attrelid AND i.refobjsubid = a.attnum
LEFT JOIN pg_description d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
WHERE c.relkind IN ('r', 'p', 'f')
  AND a.attnum > 0
  AND NOT a.attisdropped
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')

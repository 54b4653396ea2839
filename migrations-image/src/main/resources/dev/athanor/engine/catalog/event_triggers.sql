SELECT 'event trigger' AS kind,
       quote_ident(t.evtname) AS name,
       NULL AS parent,
       format('ON %s%s EXECUTE FUNCTION %s()', t.evtevent,
                         ' WHEN TAG IN (' || array_to_string(t.evttags, ', ') || ')',
                         t.evtfoid::regproc) AS definition,
       CASE t.evtenabled WHEN 'D' THEN 'DISABLED' WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' END
           AS firing,
       d.description AS comment
FROM pg_event_trigger t
LEFT JOIN pg_description d
       ON d.classoid = 'pg_event_trigger'::regclass AND d.objoid = t.oid AND d.objsubid = 0
WHERE NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_event_trigger'::regclass AND e.objid = t.oid
                    AND e.deptype = 'e')

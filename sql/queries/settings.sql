-- Who changed what: the newest captured changes of relations.
SELECT event_time, op, JSON_VALUE(COALESCE(`after`, `before`), '$.user_id') AS user_id,
       JSON_VALUE(COALESCE(`after`, `before`), '$.leader_address') AS leader, JSON_VALUE(`after`, '$.copy_state') AS copy_state
FROM cdc_copy_relations
ORDER BY event_time DESC, user_id, leader
LIMIT 50;

-- What a raw transaction says, one row for each swap, leg and pool event; nothing for one that failed or cannot be read:
-- SELECT d.* FROM transactions, LATERAL TABLE(DECODE_TRANSACTION(payload)) d
CREATE TEMPORARY SYSTEM FUNCTION DECODE_TRANSACTION AS 'io.slipstream.jobs.sql.DecodeTransaction';

-- What the raw transactions of the topic say.
SELECT d.kind, d.dex, COUNT(*) AS found
FROM transactions, LATERAL TABLE(DECODE_TRANSACTION(payload)) d
GROUP BY d.kind, d.dex
ORDER BY kind, dex;

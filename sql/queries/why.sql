-- Why did a user (not) buy a token? scripts/slipstream sql -f sql/queries/why.sql -v user=7 -v mint=…
SELECT created_at, side, context, source, source_slot, source_signature, model_version, score, snipe_decision, snipe_reasons, features,
       state, reason, sol_lamports, token_units, realized_pnl_lamports, units_left, order_id
FROM outcomes_explained
WHERE user_id = ${user} AND mint = '${mint}'
ORDER BY created_at, order_id;

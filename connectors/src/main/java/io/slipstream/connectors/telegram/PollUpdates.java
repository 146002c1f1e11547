package io.slipstream.connectors.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.ApiResponse;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * The Bot API's {@code getUpdates}, each update as the JSON that came: the library's own method
 * reads all or none, so that one that it cannot read would come again with every poll, for ever.
 */
final class PollUpdates extends BotApiMethod<ArrayList<JsonNode>> {
    private static final TypeReference<ApiResponse<ArrayList<JsonNode>>> ANSWER =
            new TypeReference<>() {};

    /** The first update that is wanted. */
    @JsonProperty final long offset;

    /** At most so many. */
    @JsonProperty final int limit;

    /** Seconds to wait for one. */
    @JsonProperty final int timeout;

    @JsonProperty("allowed_updates")
    final List<String> kinds = List.of("message", "callback_query");

    PollUpdates(long offset, int limit, int timeout) {
        this.offset = offset;
        this.limit = limit;
        this.timeout = timeout;
    }

    @Override
    public String getMethod() {
        return "getUpdates";
    }

    @Override
    public ArrayList<JsonNode> deserializeResponse(String answer)
            throws TelegramApiRequestException {
        ApiResponse<ArrayList<JsonNode>> response;
        try {
            response = OBJECT_MAPPER.readValue(answer, ANSWER);
        } catch (JsonProcessingException e) {
            throw new TelegramApiRequestException("expected an answer of the Bot API", e);
        }
        if (!Boolean.TRUE.equals(response.getOk()) || response.getResult() == null) {
            throw new TelegramApiRequestException("expected updates", response);
        }
        return response.getResult();
    }
}

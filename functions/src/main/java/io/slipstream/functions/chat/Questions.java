package io.slipstream.functions.chat;

import org.jspecify.annotations.Nullable;

/** The questions of one chat that were not answered yet. */
interface Questions {

    @Nullable Pending find(long id) throws Exception;

    void keep(Pending question) throws Exception;

    void forget(long id) throws Exception;
}

package org.grapevine.network;

/** Has a network to give, row by row: files, a store, a generator. */
public interface NetworkSource {
    /** Sends every row to {@code sink}, in the order that {@link NetworkSink} asks for; the same rows in the same order at each call. */
    void sendTo(NetworkSink sink);
}

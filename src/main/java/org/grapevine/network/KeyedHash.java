package org.grapevine.network;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of ids under a key: the same id has the same hash under the same key, and without the key nobody can try out ids. */
public final class KeyedHash {
    private final Mac mac;

    /** Hashes under {@code key}. */
    public KeyedHash(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /**
     * The hash of {@code id} among those of its kind, 32 bytes.
     *
     * @param kind a letter that tells kinds of things apart
     */
    public byte[] of(char kind, String id) {
        return mac.doFinal((kind + "\0" + id).getBytes(StandardCharsets.UTF_8));
    }
}

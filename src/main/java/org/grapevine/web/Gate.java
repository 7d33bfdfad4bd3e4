package org.grapevine.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets in whoever was given the address with the token, from this machine and from pages of ours only. */
final class Gate {
    /* Other programs and other users of the machine can reach a loopback port, and so can any web page that the browser shows. The first do
     * not know the token. A page of somebody else's can send requests but neither the cookie (SameSite=Strict) nor our Origin; one whose name
     * was bound to 127.0.0.1 after it was loaded (DNS rebinding) is told by its Host. Cookies are shared among ports, so the name has the port. */

    private static final String PARAMETER = "token";
    private static final String BEARER = "Bearer ";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** A request that is not served, and why. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String why) {
            super(why, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final String token = secret();
    private final String session = secret();

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The address to open, which lets in. */
    String address(int port) {
        return "http://127.0.0.1:" + port + "/?" + PARAMETER + "=" + token;
    }

    /** Says to the browser what the pages may do, and refuses what may not come in. */
    void check(Context request) {
        harden(request);
        int port = request.req().getLocalPort();
        Set<String> hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        String host = request.header("Host");
        if (host == null || !hosts.contains(host)) {
            throw new Refused(403, "The dashboard answers to 127.0.0.1 only.");
        }
        if (!mayEnter(request, port)) {
            throw new Refused(401, "Open the address that 'grapevine serve' printed: it holds the key to this page.");
        }
        String method = request.req().getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            if (!method.equals("POST")) {
                throw new Refused(405, "The dashboard takes GET and POST only.");
            }
            if (!("http://" + host).equals(request.header("Origin"))) {
                throw new Refused(403, "Changes are taken from pages of the dashboard only.");
            }
        }
    }

    private static void harden(Context request) {
        request.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Frame-Options", "DENY")
                .header("Cache-Control", "no-store");
    }

    private boolean mayEnter(Context request, int port) {
        String header = request.header("Authorization");
        boolean bearer = header != null && header.startsWith(BEARER) && same(token, header.substring(BEARER.length()));
        boolean opening = opens(request) && same(token, request.queryParam(PARAMETER));
        return bearer || opening || same(session, request.cookie(cookie(port)));
    }

    private static boolean opens(Context request) {
        return request.req().getMethod().equals("GET") && request.path().equals("/");
    }

    private static boolean same(String secret, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Exchanges the token in the address for a cookie, so that it stands in no address any more; whether there was one. */
    boolean admit(Context request) {
        if (!same(token, request.queryParam(PARAMETER))) {
            return false;
        }
        String cookie = cookie(request.req().getLocalPort()) + "=" + session;
        request.header("Set-Cookie", cookie + "; Path=/; HttpOnly; SameSite=Strict")
                .header("Location", "/")
                .status(303);
        return true;
    }

    private static String cookie(int port) {
        return "grapevine-" + port;
    }
}

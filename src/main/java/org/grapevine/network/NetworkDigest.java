package org.grapevine.network;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * Takes the rows of a network down to one fingerprint: the same rows in the same order give the same text, any other rows another.
 * The order of the columns within a row does not count. SHA-256, cut to 128 bits.
 */
public final class NetworkDigest implements NetworkSink {
    private static final int LENGTH = 32;

    private final MessageDigest digest;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    /** A digest that has taken no row yet. */
    public NetworkDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The fingerprint of the rows taken so far, 32 hexadecimal digits. No row may come after it. */
    public String value() {
        flush();
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    @Override
    public void tieType(TieType type) {
        kind('t').text(type.name()).number(type.beta()).number(type.halfLife());
        flag(type.nomination()).text(type.sensitivity().name()).flag(type.learned());
    }

    @Override
    public void groupType(GroupType type) {
        kind('g').text(type.name()).number(type.beta()).number(type.gamma()).number(type.halfLife());
        text(type.sensitivity().name()).flag(type.learned());
    }

    @Override
    public void person(Person person) {
        kind('P').text(person.id()).text(person.name()).text(person.state().name());
        columns(person.properties());
    }

    @Override
    public void group(Group group) {
        kind('G').text(group.id()).text(group.name()).text(group.type());
        number(group.size()).text(group.sensitivity().name());
    }

    @Override
    public void tie(Tie tie) {
        kind('T').text(tie.from()).text(tie.to()).text(tie.type());
        number(tie.weight()).flag(tie.directed()).columns(tie.properties());
    }

    @Override
    public void membership(Membership membership) {
        kind('M').text(membership.person()).text(membership.group()).columns(membership.properties());
    }

    @Override
    public void referral(Referral referral) {
        kind('R').text(referral.referrer()).text(referral.referred());
        LocalDate date = referral.date();
        text(date == null ? "" : date.toString()).text(referral.outcome()).number(referral.value());
    }

    @Override
    public void adoption(Adoption adoption) {
        kind('A').text(adoption.person()).number(adoption.time());
        text(adoption.product()).text(adoption.referrer());
    }

    private NetworkDigest kind(char kind) {
        room(1).put((byte) kind);
        return this;
    }

    private NetworkDigest flag(boolean flag) {
        room(1).put((byte) (flag ? 1 : 0));
        return this;
    }

    private NetworkDigest number(double number) {
        room(Double.BYTES).putDouble(number);
        return this;
    }

    private NetworkDigest text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    private void columns(Map<String, Object> columns) {
        room(Integer.BYTES).putInt(columns.size());
        if (columns.isEmpty()) {
            return;
        }
        String[] names = columns.keySet().toArray(String[]::new);
        Arrays.sort(names);
        for (String name : names) {
            text(name);
            Object value = Objects.requireNonNull(columns.get(name));
            if (value instanceof Number number) {
                kind('n').number(number.doubleValue());
            } else if (value instanceof Boolean flag) {
                kind('b').flag(flag);
            } else {
                kind(value instanceof LocalDate ? 'd' : 's').text(value.toString());
            }
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
        return buffer;
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}

package org.grapevine.sample;

/**
 * Who lives in the town, by position on a map in which neighbours stand side by side. Positions are shuffled into the numbers of the ids,
 * so that no reader of the rows inherits a helpful order.
 */
final class Residents {
    static final byte PERSON = 0;
    static final byte FIRM = 1;
    /** The same person once more, entered by somebody who did not look: stands right after the original. */
    static final byte TWIN = 2;

    static final int INDUSTRIES = 10;
    static final byte NO_INDUSTRY = -1;
    private static final double[] INDUSTRY_ENDS = {.18, .32, .45, .57, .67, .76, .85, .92, .96, 1};
    private static final double[] REGION_ENDS = {.14, .25, .34, .45, .53, .61, .68, .76, .83, .90, .95, 1};

    private static final double FIRM_SHARE = .08;
    private static final double TWIN_SHARE = .0025;
    private static final double WORKING_SHARE = .65;
    private static final double MOST_SOCIABLE = 12;

    final int people;
    final byte[] kind;
    final byte[] industry;
    /** How readily somebody joins and meets: median 1, heavy-tailed. */
    final float[] sociability;
    /** Position to number in the id, from 0. */
    final int[] number;
    /** Number in the id to position. */
    final int[] position;

    Residents(int people, long seed) {
        this.people = people;
        kind = new byte[people];
        industry = new byte[people];
        sociability = new float[people];
        Dice dice = new Dice(seed, "residents");
        for (int v = 0; v < people; v++) {
            kind[v] = dice.happens(FIRM_SHARE) ? FIRM : PERSON;
            industry[v] = kind[v] == FIRM || dice.happens(WORKING_SHARE)
                    ? (byte) band(INDUSTRY_ENDS, dice.unit())
                    : NO_INDUSTRY;
            sociability[v] = (float) Math.min(MOST_SOCIABLE, dice.lognormal(1, .9));
        }
        kind[0] = PERSON;
        kind[1] = PERSON;
        for (int twins = (int) Math.max(1, people * TWIN_SHARE); twins > 0; ) {
            int v = 1 + dice.below(people - 1);
            if (kind[v] == PERSON && kind[v - 1] == PERSON) {
                kind[v] = TWIN;
                twins--;
            }
        }
        position = shuffled(people, dice);
        number = new int[people];
        for (int k = 0; k < people; k++) {
            number[position[k]] = k;
        }
    }

    private static int[] shuffled(int count, Dice dice) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = dice.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static int band(double[] ends, double at) {
        int band = 0;
        while (at >= ends[band]) {
            band++;
        }
        return band;
    }

    int region(int v) {
        return band(REGION_ENDS, v / (double) people);
    }

    boolean isFirm(int v) {
        return kind[v] == FIRM;
    }

    /** Somebody about {@code spread} positions from {@code centre}; the map is round. */
    int near(int centre, double spread, Dice dice) {
        long at = centre + Math.round(dice.normal() * spread);
        return (int) Math.floorMod(at, (long) people);
    }

    /** Whether {@code v} gives in when asked to join or to meet; the sociable do more often. */
    boolean joins(int v, Dice dice) {
        return dice.unit() * 8 < sociability[v];
    }
}

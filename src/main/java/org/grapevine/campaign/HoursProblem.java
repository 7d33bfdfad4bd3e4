package org.grapevine.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.grapevine.GrapevineException;

/**
 * Hours to be shared among accounts: what each could win, how it answers, and between which bounds; and how much a class of accounts must
 * get together. Numbers only; the names are for those who must be told what cannot be.
 */
final class HoursProblem {
    static final int NO_CLASS = -1;

    final double hours;
    final double[] value;
    final Response[] response;
    final double[] floor;
    final double[] cap;
    final int[] classOf;
    final double[] classFloor;
    private final List<String> classText;
    private final List<String> names;

    /**
     * A problem.
     *
     * @param hours to be shared
     * @param value that could be won at each account; where it is not positive the account gets its floor
     * @param floor hours at least, by account
     * @param cap hours at most, by account
     * @param classOf the class of each account; {@link #NO_CLASS} where none has a floor
     * @param classFloor hours that each class must get at least
     * @param names of the accounts
     * @param classText the rule of each class as it was asked for
     */
    HoursProblem(
            double hours,
            double[] value,
            Response[] response,
            double[] floor,
            double[] cap,
            int[] classOf,
            double[] classFloor,
            List<String> names,
            List<String> classText) {
        this.hours = hours;
        this.value = value;
        this.response = response;
        this.floor = floor;
        this.cap = cap;
        this.classOf = classOf;
        this.classFloor = classFloor;
        this.names = names;
        this.classText = classText;
    }

    int accounts() {
        return value.length;
    }

    /** The same problem without any floor. */
    HoursProblem withoutFloors() {
        return new HoursProblem(
                hours,
                value,
                response,
                new double[value.length],
                cap,
                classOf,
                new double[classFloor.length],
                names,
                classText);
    }

    /** The same problem without the floor of class {@code g}. */
    HoursProblem withoutClassFloor(int g) {
        double[] others = classFloor.clone();
        others[g] = 0;
        return new HoursProblem(hours, value, response, floor, cap, classOf, others, names, classText);
    }

    /** The same problem without the floors of single accounts. */
    HoursProblem withoutAccountFloors() {
        return new HoursProblem(
                hours, value, response, new double[value.length], cap, classOf, classFloor, names, classText);
    }

    /** What {@code x} wins. */
    double worth(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.max(0, value[i]) * response[i].at(x[i]);
        }
        return sum;
    }

    /** The rule of class {@code g} as it was asked for. */
    String classText(int g) {
        return classText.get(g);
    }

    /** The accounts of class {@code g}. */
    int[] members(int g) {
        return IntStream.range(0, value.length).filter(i -> classOf[i] == g).toArray();
    }

    /**
     * Refuses what cannot be.
     *
     * @throws GrapevineException of kind INFEASIBLE naming the floor that binds
     */
    void requirePossible() {
        for (int i = 0; i < value.length; i++) {
            if (floor[i] > cap[i]) {
                throw GrapevineException.infeasible(
                        "%s has a floor of %s hours and a cap of %s"
                                .formatted(names.get(i), hours(floor[i]), hours(cap[i])),
                        "lower --floor or raise --cap");
            }
        }
        double[] needed = new double[classFloor.length];
        double[] possible = new double[classFloor.length];
        double free = 0;
        for (int i = 0; i < value.length; i++) {
            if (classOf[i] >= 0) {
                needed[classOf[i]] += floor[i];
                possible[classOf[i]] += cap[i];
            } else {
                free += floor[i];
            }
        }
        double sum = free;
        for (int g = 0; g < classFloor.length; g++) {
            if (possible[g] < classFloor[g] - 1e-9) {
                throw GrapevineException.infeasible(
                        "%s needs %s hours, the caps of its accounts allow %s"
                                .formatted(classText.get(g), hours(classFloor[g]), hours(possible[g])),
                        "ask for a smaller share or raise --cap");
            }
            needed[g] = Math.max(needed[g], classFloor[g]);
            sum += needed[g];
        }
        if (sum > hours * (1 + 1e-12) + 1e-9) {
            int largest = 0;
            for (int g = 1; g < needed.length; g++) {
                largest = needed[g] > needed[largest] ? g : largest;
            }
            boolean byClass = needed.length > 0 && needed[largest] > free && classFloor[largest] > 0;
            throw GrapevineException.infeasible(
                    "the floors need %s hours, there are %s; %s"
                            .formatted(
                                    hours(sum),
                                    hours(hours),
                                    byClass
                                            ? "most of them for " + classText.get(largest) + ", "
                                                    + hours(needed[largest])
                                            : "the floors of single accounts alone need "
                                                    + hours(Arrays.stream(floor).sum())),
                    "lower the floors or give more --hours");
        }
    }

    private static String hours(double number) {
        return "%,.1f".formatted(number);
    }
}

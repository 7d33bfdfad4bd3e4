package org.grapevine.io;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.Learned;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.State;
import org.grapevine.network.Tie;

/** Another reading of files that were checked: sends every row that is in order. */
final class Sending {
    private final List<IntakeFile> files;
    private final IntakeOptions options;
    private final Register register;
    private final NetworkSink sink;
    private final Findings unheard = new Findings();

    Sending(List<IntakeFile> files, IntakeOptions options, Register register, NetworkSink sink) {
        this.files = files;
        this.options = options;
        this.register = register;
        this.sink = sink;
    }

    void run() {
        register.ties().restart();
        register.memberships().restart();
        send(Kind.TYPES);
        send(Kind.CLIENTS);
        boolean clientsDeclared = files.stream().anyMatch(file -> file.kind() == Kind.CLIENTS);
        for (String id : register.persons().made()) {
            sink.person(new Person(id, id, clientsDeclared ? State.PROSPECT : State.CLIENT, Map.of(), Set.of("state")));
        }
        for (GroupIndex.Entry group : register.groups().all()) {
            if (register.sends(group)) {
                sink.group(new Group(group.id, group.name, group.type, group.size, group.sensitivity, group.assumed()));
            }
        }
        send(Kind.TIES);
        send(Kind.MEMBERSHIPS);
        send(Kind.REFERRALS);
        send(Kind.ADOPTIONS);
    }

    private void send(Kind kind) {
        for (int number = 0; number < files.size(); number++) {
            IntakeFile file = files.get(number);
            if (file.kind() == kind) {
                int place = number;
                TextFile.reading(file.path(), () -> {
                    send(file, place);
                    return file;
                });
            }
        }
    }

    private void send(IntakeFile file, int number) throws IOException {
        try (RowSource rows = file.open(read -> {}, (reason, line) -> {})) {
            Records records = file.records(options);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                records.shape(row);
                if (row.fault() == null) {
                    send(row, records, file, number);
                }
            }
        }
    }

    private void send(Row row, Records records, IntakeFile file, int number) {
        switch (file.kind()) {
            case TYPES -> type(row, records.type(row, register.types()));
            case CLIENTS -> {
                Person person = records.person(row);
                int index = register.persons().number(person.id());
                if (row.fault() == null && register.persons().declaredAt(index, number, row.line())) {
                    sink.person(person);
                }
            }
            case GROUPS -> throw new IllegalStateException("groups are sent from the register");
            case TIES -> tie(row, records.tie(row, unheard));
            case MEMBERSHIPS -> membership(row, records.belonging(row, unheard));
            case REFERRALS -> {
                Referral referral = register.named(records.referral(row), row, file);
                if (known(row, referral.referrer(), referral.referred())) {
                    sink.referral(referral);
                }
            }
            case ADOPTIONS -> {
                Adoption adoption = records.adoption(row);
                if (known(row, adoption.person(), adoption.referrer())) {
                    sink.adoption(adoption);
                }
            }
        }
    }

    private void type(Row row, Records.Declared type) {
        if (row.fault() == null
                && type.tie() != null
                && type.tie().equals(register.types().tie(type.tie().name()))) {
            sink.tieType(type.tie());
            sendLearned(type.tie().name(), false, type.from());
        } else if (row.fault() == null
                && type.group() != null
                && type.group().equals(register.types().group(type.group().name()))) {
            sink.groupType(type.group());
            sendLearned(type.group().name(), true, type.from());
        }
    }

    private void sendLearned(String name, boolean ofGroups, Optional<Learned> learned) {
        learned.ifPresent(from -> sink.learned(name, ofGroups, from));
    }

    private void tie(Row row, Tie tie) {
        boolean counts = tie.weight() > 0 && known(row, tie.from(), tie.to());
        if (counts
                && register.barrier(tie.type(), register.types().tie(tie.type()).sensitivity(), tie.properties())
                        == null) {
            Tie merged = register.ties().send(tie);
            if (merged != null) {
                sink.tie(merged);
            }
        }
    }

    private void membership(Row row, Records.Belonging belonging) {
        if (!known(row, belonging.person())) {
            return;
        }
        int group = register.groups().find(belonging.group(), belonging.groupType());
        GroupIndex.Entry entry = register.groups().get(group);
        if (register.barrier(entry.type, entry.sensitivity, belonging.properties()) == null) {
            Map<String, Object> properties = register.memberships().send(belonging, group, register.persons());
            if (properties != null) {
                sink.membership(new Membership(belonging.person(), entry.id, properties));
            }
        }
    }

    private boolean known(Row row, String... ids) {
        return row.fault() == null
                && (!register.unknownMet() || register.missing(row, false, ids).isEmpty());
    }
}

package org.grapevine.campaign;

import java.util.LinkedHashMap;
import java.util.Map;
import org.grapevine.network.Adoption;
import org.grapevine.network.Group;
import org.grapevine.network.GroupType;
import org.grapevine.network.Membership;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.Person;
import org.grapevine.network.Referral;
import org.grapevine.network.Tie;
import org.grapevine.network.TieType;

/** Hands everything on, but lets client C agree only every other time. */
record ReluctantC(NetworkSink sink) implements NetworkSink {
    @Override
    public void tieType(TieType type) {
        sink.tieType(type);
    }

    @Override
    public void groupType(GroupType type) {
        sink.groupType(type);
    }

    @Override
    public void person(Person person) {
        Map<String, Object> properties = new LinkedHashMap<>(person.properties());
        if (person.id().equals("C")) {
            properties.put("acceptance", .5);
        }
        sink.person(new Person(person.id(), person.name(), person.state(), properties));
    }

    @Override
    public void group(Group group) {
        sink.group(group);
    }

    @Override
    public void tie(Tie tie) {
        sink.tie(tie);
    }

    @Override
    public void membership(Membership membership) {
        sink.membership(membership);
    }

    @Override
    public void referral(Referral referral) {
        sink.referral(referral);
    }

    @Override
    public void adoption(Adoption adoption) {
        sink.adoption(adoption);
    }
}

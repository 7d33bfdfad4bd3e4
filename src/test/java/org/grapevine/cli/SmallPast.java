package org.grapevine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forty couples: one of each joins early in 2024, the other a while later; forty people without a couple join at any time. */
final class SmallPast {
    private SmallPast() {}

    /** Writes its files into {@code folder}. */
    static void write(Path folder) throws IOException {
        StringBuilder clients = new StringBuilder("id,state\n");
        StringBuilder ties = new StringBuilder("from,to,type\n");
        StringBuilder adoptions = new StringBuilder("client,time,product,referrer\n");
        for (int i = 0; i < 40; i++) {
            clients.append("a%d,client\nb%d,%s\nc%d,prospect\n".formatted(i, i, i < 32 ? "client" : "prospect", i));
            ties.append("a%d,b%d,couple\nb%d,c%d,street\n".formatted(i, i, i, i));
            adoptions.append("a%d,2024-0%d-%02d,,\n".formatted(i, 1 + i % 3, 1 + i % 28));
            if (i < 32) {
                adoptions.append("b%d,2024-%02d-15,,%s\n".formatted(i, 4 + i % 9, i % 2 == 0 ? "a" + i : ""));
            }
        }
        Files.writeString(folder.resolve("clients.csv"), clients);
        Files.writeString(folder.resolve("ties.csv"), ties);
        Files.writeString(folder.resolve("adoptions.csv"), adoptions);
    }
}

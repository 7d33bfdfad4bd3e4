package org.grapevine.web;

/** Says that an answer stands on a job that is not over: the page is told which, shows how far it is and asks again. */
final class Pending extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Job job;

    Pending(Job job) {
        super("not there yet", null, false, false);
        this.job = job;
    }

    Job.Report report() {
        return job.report();
    }
}

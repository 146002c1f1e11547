package io.slipstream.functions.risk;

/** Implemented by a gate that tells its host what lies ahead. */
public interface ClockHosted {

    /** Called once, before the gate is opened. */
    void host(GateClock clock);
}

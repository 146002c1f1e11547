package io.slipstream.functions.advice;

/** Why a recommendation is not bought for somebody; the names are stable, tables hold them. */
public enum AdviceReason {
    /** How the market stands is not known. */
    REGIME_UNKNOWN
}

// Header of a compiled part of a stage, in bytes from its start. It is written by scan-tables.ts, which explains it.
export const partPairs: usize = 16;
export const partOtherTrees: usize = 20;
export const partFunction: usize = 24;
export const partTrees: usize = 28;
export const partIsFirst: usize = 40;
export const partInitial: usize = 44;
export const partLow: usize = 48;
export const partHigh: usize = 52;
export const partStage: usize = 56;
export const partSize: usize = 60;
export const partHeader: usize = 64;

import { expect, test } from 'vitest';
import { createCircuit } from './circuit';

function crash(times: number, nowMs: number) {
  const circuit = createCircuit();
  const backOffs = Array.from({ length: times }, () => circuit.crashed(nowMs));
  return { circuit, backOffs };
}

test('the back-off doubles from 0.1 s and stays at 5 s', () => {
  expect(crash(8, 0).backOffs).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
});

test('four crashes in a row let requests pass, the fifth refuses them for 5 s', () => {
  const four = crash(4, 1000).circuit;
  expect(four.admit(1000)).toBe(0);
  const five = crash(5, 1000).circuit;
  expect([five.isOpen(1000), five.admit(1000), five.admit(5999)]).toEqual([true, 5000, 1]);
});

test('after the rest one trial passes and the others wait for its outcome', () => {
  const { circuit } = crash(5, 0);
  expect(circuit.isOpen(5000)).toBe(false);
  expect([circuit.admit(5000), circuit.admit(5000)]).toEqual([0, 1000]);
});

test('a trial that is answered closes the circuit and starts the back-off anew', () => {
  const { circuit } = crash(5, 0);
  circuit.admit(5000);
  circuit.answered();
  expect([circuit.admit(5001), circuit.admit(5001)]).toEqual([0, 0]);
  expect(circuit.crashed(5002)).toBe(100);
});

test('a trial that crashes opens the circuit again from that moment', () => {
  const { circuit } = crash(5, 0);
  circuit.admit(5000);
  circuit.crashed(6000);
  expect([circuit.admit(6000), circuit.isOpen(10_999), circuit.admit(11_000)]).toEqual([5000, true, 0]);
});

test('a trial that leaves unheard makes room for another', () => {
  const { circuit } = crash(5, 0);
  circuit.admit(5000);
  circuit.trialDropped();
  expect(circuit.admit(5000)).toBe(0);
});

test('one answer between crashes keeps the circuit closed for ever', () => {
  const circuit = createCircuit();
  for (let round = 0; round < 100; round++) {
    circuit.crashed(round);
    expect(circuit.admit(round)).toBe(0);
    circuit.answered();
  }
});

import { useEffect, useState } from 'react';

/** Counts up to `last`, each number in a task of its own: what is made in turns leaves the page free to answer between them. */
export function useTurns(last: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn >= last) return undefined;
    const timer = setTimeout(() => setTurn(turn + 1));
    return () => clearTimeout(timer);
  }, [turn, last]);
  return turn;
}

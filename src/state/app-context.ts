/** What every group of commands shares: the store, the ports, and the one way to change the plan. */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../core/plan/plan';
import type { EngineClient, LiveClient } from '../worker/client';
import type { AppState } from './app-state';
import type { EditEffect, EditNote } from './notes';
import type { NearPlace } from './place-search';
import type { PlanStorage } from './plan-storage';

/** Small things that outlive the page and are written at once: theme, dismissed hints, the draft of what is not saved yet. '' clears. */
export interface Preferences {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

export interface AppDependencies {
  engine: EngineClient;
  /** Reaches the network, only for what the user asked for. */
  web: LiveClient;
  storage: PlanStorage;
  preferences: Preferences;
  /** Languages that the browser asks for, the dearest first. BCP 47. */
  languages: readonly string[];
  /** Reads one file of the app itself, such as the demo's. Rejects when it is not there. */
  fetchOwn(path: string): Promise<Blob>;
  /** The built-in place nearest to each point; null where there is none. */
  nearPlaces(points: readonly { lonDeg: number; latDeg: number }[]): Promise<(NearPlace | null)[]>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Wait after an edit before the plan is computed again. */
  rerunDelayMs: number;
}

export interface AppContext extends AppDependencies {
  store: StoreApi<AppState>;
  /** Blobs of this session by sha256, so that a full or broken storage does not stop the work. */
  blobs: Map<string, Blob>;
  planId: { value: string };
  /** The one writer of the plan: remembers the old one for undo, saves, and computes again. */
  edit(change: (plan: Plan) => Plan, note: EditNote, options?: { quiet?: boolean; tone?: 'info' | 'error' }): void;
  /** Puts another plan on the screen; history starts anew. */
  replacePlan(plan: Plan, options: { id: string; isDemo: boolean; isToRun?: boolean }): void;
  toast(note: EditNote, options?: { tone?: 'info' | 'error'; undoable?: boolean }): number;
  /** Adds to the toast of an edit what it did. */
  explainToast(toastId: number, effect: EditEffect): void;
  scheduleRun(delayMs?: number): void;
  stopRun(): void;
  /** The next result is not what the latest edit did. */
  explainNothing(): void;
  scheduleSave(): void;
  flushSave(): void;
  /** Called after each new result: what is selected is looked up again. */
  onResult?(): void;
}

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { App, AppState, Commands, Viewport } from '../state';
import { en, type Text } from './text/en';

/** What components reach without passing it down: the app and the words on the screen. */
export const AppContext = createContext<{ app: App; text: Text } | null>(null);

function useFound(): { app: App; text: Text } {
  const found = useContext(AppContext);
  if (!found) throw new Error('Rendered outside AppContext');
  return found;
}

/** A part of the state; renders again when that part changes. */
export const useAppState = <T,>(select: (state: AppState) => T): T => useStore(useFound().app.store, select);

export const useViewport = <T,>(select: (viewport: Viewport) => T): T => useStore(useFound().app.viewport, select);

/** Reads it once, when asked: for actions that need no new rendering. */
export const useViewportReader = (): (() => Viewport) => useFound().app.viewport.getState;

export const useCommands = (): Commands => useFound().app.commands;

/** The catalogue of the language in use. */
export const useText = (): Text => useContext(AppContext)?.text ?? en;

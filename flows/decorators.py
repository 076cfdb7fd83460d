"""What every run and every step of a run has in common, said once.

Nothing rests on what Prefect keeps: no result is cached or kept, a second try does the work again.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from prefect import Flow, Task, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.task_runners import TaskRunner

from flows.artifacts import show_failure
from pipeline.services.session import MAY_PASS

P = ParamSpec("P")
R = TypeVar("R")
RETRIES = 2  # after the first try
PAUSE = 10  # seconds before a retry


def step(
    name: str, called: str, minutes: float | None = 10
) -> Callable[[Callable[P, R]], Task[P, R]]:
    """A piece of work that may take `minutes`, and is tried again where that may help.

    It must be whole or not at all, so that a second try replaces the first. `called` is the
    name of one run of it, with its parameters in braces. None for what ends by itself: work in a
    thread cannot be interrupted from outside.
    """
    return task(
        name=name,
        task_run_name=called,
        cache_policy=NO_CACHE,
        persist_result=False,  # as a pickle, in a folder that others might write
        retries=RETRIES,
        retry_delay_seconds=PAUSE,
        retry_condition_fn=_may_pass,
        timeout_seconds=minutes and minutes * 60,
    )


def run(
    name: str, called: str, task_runner: TaskRunner[Any] | None = None
) -> Callable[[Callable[P, R]], Flow[P, R]]:
    """A run of its own in the pages of Prefect; `called` as for `step`.

    Parameters are few and short, because the server keeps them. They are not validated by
    Prefect: from its pages days come as text.
    """
    return flow(
        name=name,
        flow_run_name=called,
        task_runner=task_runner,
        validate_parameters=False,
        persist_result=False,
        on_failure=[show_failure],
        on_crashed=[show_failure],
    )


def _may_pass(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    return isinstance(state.data, MAY_PASS)

"""The Django application of the people at the desk."""

from django.apps import AppConfig


class People(AppConfig):
    name = "pipeline.desk.people"
    label = "people"
